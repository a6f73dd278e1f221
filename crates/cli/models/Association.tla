------------------------------ MODULE Association ------------------------------
(*
   One association between two ends, and who has the Turn: a model for TLC.

   Written by hand from the protocol, not from the program, so that the two can
   be compared: the same states, the same transitions, the same verdicts. It is
   the model that association.pml is for SPIN; docs/spin.md says what its
   conventions are, docs/beyond.md how to run it.
*)
EXTENDS Naturals, Sequences

\* ---- What may be set ----

\* The columns of the rule.
KeepHolding    == "mine"        \* mine, theirs, giving, nothing, pair
KeepGiving     == "theirs"
KeepWaiting    == "theirs"
Recovery       == "own-record"  \* own-record, token-setting, initiator, greater-pair
AnswersGiving  == "nobody"      \* nobody, either, responder
AnswersWaiting == "nobody"
Regenerates    == "no"          \* no, yes

\* The bounds.
MailInitiator == 2     \* messages that may be handed to the initiator
MailResponder == 2     \* messages that may be handed to the responder
Losses        == 1     \* losses that may strike
InFlight      == 4     \* PDUs in one direction at most
Repeats       == "no"  \* yes: an end in Asked may ask again

ASSUME /\ {KeepHolding, KeepGiving, KeepWaiting} \subseteq {"mine", "theirs", "giving", "nothing", "pair"}
       /\ Recovery \in {"own-record", "token-setting", "initiator", "greater-pair"}
       /\ {AnswersGiving, AnswersWaiting} \subseteq {"nobody", "either", "responder"}
       /\ {Regenerates, Repeats} \subseteq {"no", "yes"}
       /\ {MailInitiator, MailResponder, Losses, InFlight} \subseteq Nat

\* ---- The state ----

VARIABLES
    ends,    \* what each end is
    flight,  \* the PDUs on their way from each end, the next to arrive first
    losses   \* losses that may still strike

vars == <<ends, flight, losses>>

Ends == {"initiator", "responder"}
Peer(me) == IF me = "initiator" THEN "responder" ELSE "initiator"
Mail(me) == IF me = "initiator" THEN MailInitiator ELSE MailResponder

(*
   An end has
     place     where it is
     accepted  messages that it has been handed
     queue     messages queued, the one in transfer included
     kept      Sending: "request" if one is remembered; Lost, Recovering: the
               record; elsewhere "none"
     number    the n of the pair where hand-overs are counted, else 0
*)
Init ==
    /\ ends = [me \in Ends |->
          [place    |-> IF me = "initiator" THEN "Holding" ELSE "Waiting",
           accepted |-> 0,
           queue    |-> 0,
           kept     |-> "none",
           number   |-> 0]]
    /\ flight = [me \in Ends |-> << >>]
    /\ losses = Losses

\* ---- Words used below ----

Counts == Recovery = "greater-pair"

Holds(end) == end.place \in {"Holding", "Sending"}
Waits(end) == end.place \in {"Giving", "Waiting", "Asked"}
IsOpen(end) == Holds(end) \/ Waits(end)

\* Does it answer a PLEASE though it has not the Turn?
Does(who, me) == who = "either" \/ (who = "responder" /\ me = "responder")
Answers(me, end) ==
    \/ end.place = "Giving" /\ Does(AnswersGiving, me)
    \/ end.place \in {"Waiting", "Asked"} /\ Does(AnswersWaiting, me)

Pairs == {"pair mine", "pair theirs"}
HasPair(end) == end.kept \in Pairs
SaysMine(end) == end.kept \in {"mine", "pair mine"}
\* The token setting that an initiator asks for where that matters.
TokenSetting(end) == IF end.kept \in {"theirs", "pair theirs"} THEN "responder" ELSE "initiator"

\* What an end keeps when a loss strikes it in an open state.
Kept(what, pair) == IF what = "pair" THEN pair ELSE what
RecordOf(end) ==
    CASE Holds(end)           -> Kept(KeepHolding, "pair mine")
      [] end.place = "Giving" -> Kept(KeepGiving, "pair theirs")
      [] OTHER                -> Kept(KeepWaiting, "pair theirs")

\* ---- What an end does: what it is afterwards, and what it has sent ----

Please == [pdu |-> "PLEASE"]
Gta == [pdu |-> "GTA"]
Gtc(n) == [pdu |-> "GTC", n |-> n]
\* A whole transfer of the first message in the queue, by its number among all of this end.
Data(end) == [pdu |-> "DATA", message |-> end.accepted - end.queue + 1]
EndAck(message) == [pdu |-> "END-ACK", message |-> message]

Becomes(end) == [end |-> end, sent |-> << >>]
BecomesAndSends(end, pdu) == [end |-> end, sent |-> <<pdu>>]
\* The same, with a PDU sent before.
After(pdu, step) == [end |-> step.end, sent |-> <<pdu>> \o step.sent]

Give(end) ==
    LET n == IF Counts THEN end.number + 1 ELSE 0
    IN  BecomesAndSends([end EXCEPT !.place = "Giving", !.kept = "none", !.number = n], Gtc(n))

\* Into Holding, no request being remembered.
Hold(end) ==
    IF end.queue > 0
    THEN BecomesAndSends([end EXCEPT !.place = "Sending", !.kept = "none"], Data(end))
    ELSE Becomes([end EXCEPT !.place = "Holding", !.kept = "none"])

Wait(end) ==
    IF end.queue > 0
    THEN BecomesAndSends([end EXCEPT !.place = "Asked", !.kept = "none"], Please)
    ELSE Becomes([end EXCEPT !.place = "Waiting", !.kept = "none"])

HoldOrWait(holds, end) == IF holds THEN Hold(end) ELSE Wait(end)

Closed(end) == [end EXCEPT !.place = "Closed", !.kept = "none", !.number = 0]
Violation(end) == BecomesAndSends(Closed(end), [pdu |-> "RTAB"])

TakeMail(end) ==
    CASE end.place = "Holding" -> Hold(end)
      [] end.place = "Waiting" -> Wait(end)
      [] OTHER                 -> Becomes(end)

\* ---- Recovery ----

\* The RTORQ of an initiator; as the rule has it with the token setting or with the pair.
Request(end) ==
    CASE Counts /\ HasPair(end) -> [pdu |-> "RTORQ", n |-> end.number, holder |-> TokenSetting(end)]
      [] (Counts /\ ~HasPair(end)) \/ Recovery = "token-setting"
                                -> [pdu |-> "RTORQ", holder |-> TokenSetting(end)]
      [] OTHER                  -> [pdu |-> "RTORQ"]

\* Of two pairs the greater one; of equal ones the initiator's; of none the token setting.
Agreed(end, request) ==
    LET kept == IF request.holder = "responder" THEN "pair mine" ELSE "pair theirs"
    IN  CASE "n" \in DOMAIN request /\ ~(HasPair(end) /\ request.n < end.number)
                 -> [end EXCEPT !.number = request.n, !.kept = kept]
          [] "n" \notin DOMAIN request /\ ~HasPair(end)
                 -> [end EXCEPT !.kept = kept]
          [] OTHER -> end

\* The responder answers a recovering initiator with RTOAC, and the Turn is as the rule says.
AcceptByPair(end) ==
    LET holder == IF end.kept = "pair mine" THEN "responder" ELSE "initiator"
    IN  After([pdu |-> "RTOAC", n |-> end.number, holder |-> holder], HoldOrWait(holder = "responder", end))

Accept(end, request) ==
    CASE Recovery = "initiator"     -> After([pdu |-> "RTOAC"], Wait(end))
      [] Recovery = "token-setting" -> After([pdu |-> "RTOAC"], HoldOrWait(request.holder = "responder", end))
      [] Recovery = "own-record"    -> After([pdu |-> "RTOAC"], HoldOrWait(SaysMine(end), end))
      [] Recovery = "greater-pair"  -> AcceptByPair(Agreed(end, request))

\* The initiator has its RTOAC.
Recovered(end, answer) ==
    CASE Recovery = "initiator"     -> Hold(end)
      [] Recovery = "token-setting" -> HoldOrWait(TokenSetting(end) = "initiator", end)
      [] Recovery = "own-record"    -> HoldOrWait(SaysMine(end), end)
      [] Recovery = "greater-pair"  -> HoldOrWait(answer.holder = "initiator", [end EXCEPT !.number = answer.n])

\* ---- What becomes of an end by a PDU that reaches it ----

TakePlease(me, end) ==
    CASE end.place = "Holding" \/ Answers(me, end) -> Give(end)
      [] end.place = "Sending"                     -> Becomes([end EXCEPT !.kept = "request"])
      [] Waits(end) /\ ~Answers(me, end)           -> Becomes(end)
      [] OTHER                                     -> Violation(end)

TakeGtc(end, n) ==
    CASE Waits(end) -> After(Gta, Hold([end EXCEPT !.number = n]))
      [] Holds(end) -> BecomesAndSends([end EXCEPT !.number = n], Gta)
      [] OTHER      -> Violation(end)

TakeGta(end) ==
    CASE end.place = "Giving"                  -> Wait(end)
      [] IsOpen(end) /\ end.place # "Giving"   -> Becomes(end)
      [] OTHER                                 -> Violation(end)

TakeData(end, message) ==
    IF IsOpen(end) THEN BecomesAndSends(end, EndAck(message)) ELSE Violation(end)

\* The message that is acknowledged leaves the queue; a request that is remembered is answered before the next.
TakeEndAck(end) ==
    LET acknowledged == [end EXCEPT !.queue = end.queue - 1]
    IN  CASE end.place = "Sending" /\ end.kept = "request" -> Give(acknowledged)
          [] end.place = "Sending" /\ end.kept # "request" -> Hold(acknowledged)
          [] IsOpen(end) /\ end.place # "Sending"          -> Becomes(end)
          [] OTHER                                         -> Violation(end)

TakeRtorq(me, end, request) ==
    IF me = "responder" /\ end.place = "Lost"
    THEN Accept(end, request)
    ELSE BecomesAndSends(end, [pdu |-> "RTORJ"])

TakeRtoac(end, answer) == IF end.place = "Recovering" THEN Recovered(end, answer) ELSE Violation(end)
TakeRtorj(end) == IF end.place = "Recovering" THEN Becomes(Closed(end)) ELSE Violation(end)

Take(me, end, arrived) ==
    CASE arrived.pdu = "PLEASE"  -> TakePlease(me, end)
      [] arrived.pdu = "GTC"     -> TakeGtc(end, arrived.n)
      [] arrived.pdu = "GTA"     -> TakeGta(end)
      [] arrived.pdu = "DATA"    -> TakeData(end, arrived.message)
      [] arrived.pdu = "END-ACK" -> TakeEndAck(end)
      [] arrived.pdu = "RTORQ"   -> TakeRtorq(me, end, arrived)
      [] arrived.pdu = "RTOAC"   -> TakeRtoac(end, arrived)
      [] arrived.pdu = "RTORJ"   -> TakeRtorj(end)
      [] arrived.pdu = "RTAB"    -> Becomes(Closed(end))

\* ---- The actions ----

\* An end does something, if there is room for what it sends.
HasRoom(me, step) == Len(flight[me]) + Len(step.sent) <= InFlight
Happens(me, step, left) ==
    /\ HasRoom(me, step)
    /\ ends' = [ends EXCEPT ![me] = step.end]
    /\ flight' = [left EXCEPT ![me] = left[me] \o step.sent]
    /\ UNCHANGED losses

Handed(me) ==
    LET end == ends[me]
    IN  TakeMail([end EXCEPT !.queue = end.queue + 1, !.accepted = end.accepted + 1])
MayBeHanded(me) == ends[me].accepted < Mail(me)
HandMail(me) == MayBeHanded(me) /\ Happens(me, Handed(me), flight)

\* What an end sends goes the other way, so the place that a PDU frees does not help it.
MayArrive(me) == flight[Peer(me)] # << >>
Taken(me) == Take(me, ends[me], Head(flight[Peer(me)]))
Deliver(me) ==
    /\ MayArrive(me)
    /\ Happens(me, Taken(me), [flight EXCEPT ![Peer(me)] = Tail(flight[Peer(me)])])

MayAskAgain(me) == Repeats = "yes" /\ ends[me].place = "Asked"
AskAgain(me) == MayAskAgain(me) /\ Happens(me, BecomesAndSends(ends[me], Please), flight)

MayReconnect == ends["initiator"].place = "Lost"
Reconnect ==
    /\ MayReconnect
    /\ Happens("initiator",
               BecomesAndSends([ends["initiator"] EXCEPT !.place = "Recovering"], Request(ends["initiator"])),
               flight)

\* The initiator has asked, nobody answers, and it makes itself a new Turn.
MayRegenerate == Regenerates = "yes" /\ ends["initiator"].place = "Asked"
Regenerate == MayRegenerate /\ Happens("initiator", Hold(ends["initiator"]), flight)

Struck(end) ==
    CASE IsOpen(end)              -> [end EXCEPT !.place = "Lost",
                                                 !.kept = RecordOf(end),
                                                 !.number = IF RecordOf(end) \in Pairs THEN end.number ELSE 0]
      [] end.place = "Recovering" -> [end EXCEPT !.place = "Lost"]
      [] OTHER                    -> end

\* No \E here: TLC would go each way that it is so, and count the loss once for each.
MayBeLost == losses > 0 /\ ~\A me \in Ends : ends[me].place = "Lost"
Lose ==
    /\ MayBeLost
    /\ ends' = [me \in Ends |-> Struck(ends[me])]
    /\ flight' = [me \in Ends |-> << >>]
    /\ losses' = losses - 1

Next ==
    \/ \E me \in Ends : HandMail(me)
    \/ \E me \in Ends : Deliver(me)
    \/ \E me \in Ends : AskAgain(me)
    \/ Lose
    \/ Reconnect
    \/ Regenerate

Spec == Init /\ [][Next]_vars

\* ---- What has to be so in every state ----

TypeOK ==
    /\ \A me \in Ends :
        /\ ends[me].place \in {"Holding", "Sending", "Giving", "Waiting", "Asked", "Lost", "Recovering", "Closed"}
        /\ ends[me].accepted \in 0..Mail(me)
        /\ ends[me].queue \in 0..ends[me].accepted
        /\ ends[me].kept \in {"none", "request", "mine", "theirs", "giving", "nothing"} \cup Pairs
        /\ ends[me].number \in Nat
        /\ Len(flight[me]) <= InFlight
    /\ losses \in 0..Losses

AtMostOneHolder == ~(Holds(ends["initiator"]) /\ Holds(ends["responder"]))

(*
   An end ack names a message that its sender has taken in, and the message that
   it names leaves the queue. So nothing is mislaid if what is on its way names
   the first message in the queue, and that message is still there.
*)
NamesFirst(me, pdu) == ends[me].queue > 0 /\ pdu.message = ends[me].accepted - ends[me].queue + 1
MailConserved ==
    \A me \in Ends :
        /\ \A i \in 1..Len(flight[me]) :
               flight[me][i].pdu = "DATA" => NamesFirst(me, flight[me][i])
        /\ \A i \in 1..Len(flight[Peer(me)]) :
               flight[Peer(me)][i].pdu = "END-ACK" => NamesFirst(me, flight[Peer(me)][i])

\* ---- What comes about: that one of these is violated is the proof that it does ----

Arrives(me, pdu) == MayArrive(me) /\ Head(flight[Peer(me)]).pdu = pdu /\ HasRoom(me, Taken(me))

\* The Turn is given.
NoHandOver == \A me \in Ends : ~(Arrives(me, "GTC") /\ Waits(ends[me]))

\* An association is lost with a GTC or a GTA on its way.
NoLossInHandOver ==
    ~(MayBeLost /\ \E me \in Ends : \E i \in 1..Len(flight[me]) : flight[me][i].pdu \in {"GTC", "GTA"})

\* A request reaches an end in Giving.
NoCrossing == \A me \in Ends : ~(Arrives(me, "PLEASE") /\ ends[me].place = "Giving")

\* Nothing is kept from happening for want of room: else what holds, holds within the bound of InFlight.
RoomSuffices ==
    /\ \A me \in Ends :
        /\ MayBeHanded(me) => HasRoom(me, Handed(me))
        /\ MayArrive(me) => HasRoom(me, Taken(me))
        /\ MayAskAgain(me) => Len(flight[me]) < InFlight
    /\ MayReconnect \/ MayRegenerate => Len(flight["initiator"]) < InFlight

================================================================================

/*
 * One association between two ends, and who has the Turn: a model for SPIN.
 *
 * Written by hand from the protocol, not from the program, so that the two can
 * be compared: the same states, the same transitions, the same verdicts.
 * docs/spin.md says how to run it and what its conventions are.
 */

/* ---- What may be set from outside: spin -a -DRULE=epoch -DLOSSES=2 ... ---- */

#define as_shipped           0
#define initiator_decides    1
#define fresh_start          2
#define epoch                3
#define take_back            4
#define answer_anyway        5
#define answer_unless_giving 6
#define responder_answers    7
#define regenerate           8

#ifndef RULE
#define RULE as_shipped
#endif

/* The columns of a rule, each with its values. One that is not said is that of
   RULE; so any rule can be said: spin -a -DRECOVERY=token_setting. */
#define by_rule       255
#define mine          0    /* KEEP_HOLDING, KEEP_GIVING, KEEP_WAITING */
#define theirs        1
#define giving        2
#define nothing       3
#define pair          4
#define own_record    0    /* RECOVERY */
#define token_setting 1
#define initiator     2
#define greater_pair  3
#define nobody        0    /* ANSWER_GIVING, ANSWER_WAITING */
#define either        1
#define responder     2
#define no            0    /* REGENERATES */
#define yes           1

#ifndef KEEP_HOLDING
#define KEEP_HOLDING by_rule
#endif
#ifndef KEEP_GIVING
#define KEEP_GIVING by_rule
#endif
#ifndef KEEP_WAITING
#define KEEP_WAITING by_rule
#endif
#ifndef RECOVERY
#define RECOVERY by_rule
#endif
#ifndef ANSWER_GIVING
#define ANSWER_GIVING by_rule
#endif
#ifndef ANSWER_WAITING
#define ANSWER_WAITING by_rule
#endif
#ifndef REGENERATES
#define REGENERATES by_rule
#endif

#ifndef MAIL_I
#define MAIL_I 2        /* messages that may be handed to the initiator */
#endif
#ifndef MAIL_R
#define MAIL_R 2        /* messages that may be handed to the responder */
#endif
#ifndef LOSSES
#define LOSSES 1        /* losses that may strike */
#endif
#ifndef IN_FLIGHT
#define IN_FLIGHT 4     /* PDUs in one direction at most: 2 to 7, 2 to 4 where a PDU carries a number */
#endif
#ifndef REPEAT
#define REPEAT 0        /* 1: an end in Asked may ask again */
#endif

/* -DCHECK asserts both invariants, -DCHECK=at_most_one_holder or
   -DCHECK=mail_conserved one of them. */
#define at_most_one_holder 2
#define mail_conserved     3
#ifdef CHECK
#define CHECK_HOLDERS (CHECK != mail_conserved)
#define CHECK_MAIL    (CHECK != at_most_one_holder)
#else
#define CHECK_HOLDERS 0
#define CHECK_MAIL    0
#endif

/* -DREACH=hand_over (and so on) asserts that it never comes to that: an error
   is the proof that it does. */
#define hand_over         1
#define loss_in_hand_over 2
#define crossing          3
#define closed            4
#define bound_in_flight   5    /* something cannot happen for want of room */
#ifndef REACH
#define REACH 0
#endif

/* The receiver's record of what it has. Nothing that an end does depends on
   it, so it is a part of the state only where it is looked at. */
#ifndef RECORD
#define RECORD CHECK_MAIL
#endif

/* ---- The columns that were not said ---- */

#if KEEP_HOLDING == by_rule
#undef KEEP_HOLDING
#if RULE == fresh_start
#define KEEP_HOLDING nothing
#elif RULE == epoch
#define KEEP_HOLDING pair
#else
#define KEEP_HOLDING mine
#endif
#endif
#if KEEP_GIVING == by_rule
#undef KEEP_GIVING
#if RULE == fresh_start
#define KEEP_GIVING nothing
#elif RULE == epoch
#define KEEP_GIVING pair
#elif RULE == take_back
#define KEEP_GIVING mine
#elif RULE == initiator_decides
#define KEEP_GIVING giving
#else
#define KEEP_GIVING theirs
#endif
#endif
#if KEEP_WAITING == by_rule
#undef KEEP_WAITING
#if RULE == fresh_start
#define KEEP_WAITING nothing
#elif RULE == epoch
#define KEEP_WAITING pair
#else
#define KEEP_WAITING theirs
#endif
#endif
#if RECOVERY == by_rule
#undef RECOVERY
#if RULE == fresh_start
#define RECOVERY initiator
#elif RULE == epoch
#define RECOVERY greater_pair
#elif RULE == initiator_decides
#define RECOVERY token_setting
#else
#define RECOVERY own_record
#endif
#endif
#if ANSWER_GIVING == by_rule
#undef ANSWER_GIVING
#if RULE == answer_anyway
#define ANSWER_GIVING either
#else
#define ANSWER_GIVING nobody
#endif
#endif
#if ANSWER_WAITING == by_rule
#undef ANSWER_WAITING
#if RULE == answer_anyway || RULE == answer_unless_giving
#define ANSWER_WAITING either
#elif RULE == responder_answers
#define ANSWER_WAITING responder
#else
#define ANSWER_WAITING nobody
#endif
#endif
#if REGENERATES == by_rule
#undef REGENERATES
#if RULE == regenerate
#define REGENERATES yes
#else
#define REGENERATES no
#endif
#endif

/* Hand-overs are counted. */
#define COUNTS (RECOVERY == greater_pair)

/* ---- Values ---- */

#define INITIATOR 0
#define RESPONDER 1

/* Where an end is. */
#define HOLDING    0
#define SENDING    1
#define GIVING     2
#define WAITING    3
#define ASKED      4
#define LOST       5
#define RECOVERING 6
#define CLOSED     7

/* A record kept through a loss: mine, theirs, giving, nothing; or a pair, which says whose it is. */
#define PAIR_MINE   4
#define PAIR_THEIRS 5

/* What is in flight. */
#define PLEASE     1
#define GTC        2
#define GTA        3
#define DATA       4    /* a whole transfer */
#define END_ACK    5
#define RTORQ      6    /* recover */
#define RTOAC      7
#define RTORJ      8    /* cannotRecover */
#define RTAB       9    /* protocolError */

/* ---- The state ---- */

byte place[2] = { HOLDING, WAITING };
byte queue[2];                      /* messages queued, the one in transfer included */
byte left[2] = { MAIL_I, MAIL_R };  /* messages that may still be handed to this end */
byte kept[2];                       /* Sending: 1 if a request is remembered; Lost, Recovering: the record; else 0 */
byte losses = LOSSES;               /* losses that may still strike */
int  flight[2];                     /* PDUs on their way from this end, four bits each, the next to arrive lowest */

#if COUNTS
byte number[2];                     /* the n of the pair */
#endif
#if RECORD
byte have[2];                       /* how many messages of the peer this end has recorded */
#endif

/* What a PDU carries, eight bits each, in the order of `flight`:
   by token setting: RTORQ the token setting; by the greater pair: GTC n, RTOAC
   2n + holder, RTORQ 64 + 2n + holder or, where there is no pair, the token
   setting; with the receiver's record: DATA the message's number. */
#define CARRIES (RECOVERY == token_setting || COUNTS || RECORD)
#if CARRIES
int  carried[2];
#endif

#if IN_FLIGHT > 7 || (CARRIES && IN_FLIGHT > 4)
#error "IN_FLIGHT is too great"
#endif

/* ---- Words used below ---- */

#define HOLDS(e)   (place[e] <= SENDING)
#define OPEN(e)    (place[e] <= ASKED)
#define WAITS(e)   (place[e] == GIVING || place[e] == WAITING || place[e] == ASKED)
#define HEAD(e)    (flight[e] & 15)
#define VALUE(e)   (carried[e] & 255)

/* Four times the number of PDUs in flight from e. */
#define SHIFT(e) (flight[e] == 0 -> 0 : (flight[e] < 16 -> 4 : (flight[e] < 256 -> 8 : \
    (flight[e] < 4096 -> 12 : (flight[e] < 65536 -> 16 : (flight[e] < 1048576 -> 20 : 24))))))

/* Is there room for n more PDUs from e? */
#define ROOM(e, n) ((n) <= IN_FLIGHT && flight[e] < (1 << (4 * (IN_FLIGHT - (n)))))

/* Is p anywhere among the PDUs in flight from e? */
#define IN_THE_AIR(e, p) (HEAD(e) == p || ((flight[e] >> 4) & 15) == p || ((flight[e] >> 8) & 15) == p || \
    ((flight[e] >> 12) & 15) == p || ((flight[e] >> 16) & 15) == p || ((flight[e] >> 20) & 15) == p || \
    ((flight[e] >> 24) & 15) == p)

/* Does e answer a PLEASE though it has not the Turn? */
#define DOES(who, e) (who == either || (who == responder && e == RESPONDER))
#define ANSWERS(e) ((place[e] == GIVING && DOES(ANSWER_GIVING, e)) || \
    ((place[e] == WAITING || place[e] == ASKED) && DOES(ANSWER_WAITING, e)))

/* What an end keeps when a loss strikes it in an open state. */
#define KEPT(what, as_pair) (what == pair -> as_pair : what)
#define RECORD_OF(e) (HOLDS(e) -> KEPT(KEEP_HOLDING, PAIR_MINE) : \
    (place[e] == GIVING -> KEPT(KEEP_GIVING, PAIR_THEIRS) : KEPT(KEEP_WAITING, PAIR_THEIRS)))
#define SAYS_MINE(e) (kept[e] == mine || kept[e] == PAIR_MINE)
#define HAS_PAIR(e)  (kept[e] == PAIR_MINE || kept[e] == PAIR_THEIRS)

/* The token setting that an initiator asks for where that matters. */
#define SETTING(e) (kept[e] == theirs || kept[e] == PAIR_THEIRS -> RESPONDER : INITIATOR)

/* How many PDUs e sends when it takes in the next one from its peer. Whoever
   enters Holding or Waiting sends one more if it has mail. */
#define MORE(e) (queue[e] > 0)
#define OUTPUTS(e, p) \
    (HEAD(p) == PLEASE  -> (place[e] == HOLDING || ANSWERS(e) || !OPEN(e)) : \
    (HEAD(p) == DATA    -> 1 : \
    (HEAD(p) == END_ACK -> (place[e] == SENDING -> (kept[e] || queue[e] > 1) : !OPEN(e)) : \
    (HEAD(p) == GTC     -> 1 + (WAITS(e) && MORE(e)) : \
    (HEAD(p) == GTA     -> (place[e] == GIVING -> MORE(e) : !OPEN(e)) : \
    (HEAD(p) == RTORQ   -> 1 + (e == RESPONDER && place[e] == LOST && MORE(e)) : \
    (HEAD(p) == RTOAC   -> (place[e] == RECOVERING -> MORE(e) : 1) : \
    (HEAD(p) == RTORJ   -> (place[e] != RECOVERING) : 0))))))))

/* What happens, for `spin -t` to print. The runs that count are without it. */
#if defined(CHECK) || REACH
#define SAY(words, e) printf(words, e)
#else
#define SAY(words, e) skip
#endif

/* ---- Pieces of a step ---- */

#if CARRIES
#define SEND(e, p, v) \
    carried[e] = carried[e] | ((v) << (2 * SHIFT(e))); \
    flight[e] = flight[e] | (p << SHIFT(e))
#define TAKE(e)   flight[e] = flight[e] >> 4; carried[e] = (carried[e] >> 8) & 16777215
#define DROP_ALL  flight[0] = 0; flight[1] = 0; carried[0] = 0; carried[1] = 0
#else
#define SEND(e, p, v)  flight[e] = flight[e] | (p << SHIFT(e))
#define TAKE(e)   flight[e] = flight[e] >> 4
#define DROP_ALL  flight[0] = 0; flight[1] = 0
#endif

#if RECORD
#define ACCEPTED(e)  ((e == INITIATOR -> MAIL_I : MAIL_R) - left[e])
#define SEND_MESSAGE(e)  SEND(e, DATA, ACCEPTED(e) - queue[e])
#else
#define SEND_MESSAGE(e)  SEND(e, DATA, 0)
#endif

inline give(me) {
    place[me] = GIVING;
    kept[me] = 0;
#if COUNTS
    number[me]++;
    SEND(me, GTC, number[me])
#else
    SEND(me, GTC, 0)
#endif
}

/* Into Holding, no request being remembered. */
inline hold(me) {
    kept[me] = 0;
    if
    :: queue[me] > 0 -> place[me] = SENDING; SEND_MESSAGE(me)
    :: else -> place[me] = HOLDING
    fi
}

inline wait(me) {
    kept[me] = 0;
    if
    :: queue[me] > 0 -> place[me] = ASKED; SEND(me, PLEASE, 0)
    :: else -> place[me] = WAITING
    fi
}

inline close(me) {
    place[me] = CLOSED;
    kept[me] = 0;
#if COUNTS
    number[me] = 0
#endif
}

inline violation(me) {
    close(me);
    SEND(me, RTAB, 0)
}

/* The responder takes in RTORQ recover in Lost: RTOAC, and the Turn as the rule says. */
inline accept(me, peer) {
#if RECOVERY == initiator
    SEND(me, RTOAC, 0);
    wait(me)
#elif RECOVERY == token_setting
    SEND(me, RTOAC, 0);
    if
    :: VALUE(peer) == INITIATOR -> wait(me)
    :: else -> hold(me)
    fi
#elif COUNTS
    /* Of two pairs the greater one; of equal ones the initiator's; of none the token setting. */
    if
    :: VALUE(peer) >= 64 && (!HAS_PAIR(me) || (VALUE(peer) - 64) / 2 >= number[me]) ->
        number[me] = (VALUE(peer) - 64) / 2;
        kept[me] = (VALUE(peer) % 2 == RESPONDER -> PAIR_MINE : PAIR_THEIRS)
    :: VALUE(peer) < 64 && !HAS_PAIR(me) ->
        kept[me] = (VALUE(peer) == RESPONDER -> PAIR_MINE : PAIR_THEIRS)
    :: else
    fi;
    if
    :: kept[me] == PAIR_MINE -> SEND(me, RTOAC, 2 * number[me] + RESPONDER); hold(me)
    :: else -> SEND(me, RTOAC, 2 * number[me] + INITIATOR); wait(me)
    fi
#else
    SEND(me, RTOAC, 0);
    if
    :: SAYS_MINE(me) -> hold(me)
    :: else -> wait(me)
    fi
#endif
}

/* The initiator takes in RTOAC in Recovering. */
inline recovered(me, peer) {
#if RECOVERY == initiator
    hold(me)
#elif RECOVERY == token_setting
    if
    :: SETTING(me) == INITIATOR -> hold(me)
    :: else -> wait(me)
    fi
#elif COUNTS
    number[me] = VALUE(peer) / 2;
    if
    :: VALUE(peer) % 2 == INITIATOR -> hold(me)
    :: else -> wait(me)
    fi
#else
    if
    :: SAYS_MINE(me) -> hold(me)
    :: else -> wait(me)
    fi
#endif
}

inline look() {
#if CHECK_HOLDERS
    assert(!(HOLDS(INITIATOR) && HOLDS(RESPONDER)));
#endif
#if CHECK_MAIL
    /* What has left a queue is in the peer's record; the record has at most one more, the head of that queue. */
    assert(have[RESPONDER] >= ACCEPTED(INITIATOR) - queue[INITIATOR]);
    assert(have[INITIATOR] >= ACCEPTED(RESPONDER) - queue[RESPONDER]);
    assert(have[RESPONDER] <= ACCEPTED(INITIATOR) - queue[INITIATOR] + (queue[INITIATOR] > 0));
    assert(have[INITIATOR] <= ACCEPTED(RESPONDER) - queue[RESPONDER] + (queue[RESPONDER] > 0));
#endif
#if REACH == closed
    assert(place[INITIATOR] != CLOSED && place[RESPONDER] != CLOSED);
#endif
    skip
}

/* ---- The actions ---- */

inline mail(me) {
    SAY("mail for end %d\n", me);
    left[me]--;
    queue[me]++;
    if
    :: place[me] == HOLDING -> hold(me)
    :: place[me] == WAITING -> wait(me)
    :: else
    fi;
    look()
}

/* What `me` sends goes the other way, so the PDU may stay in place until its work is done. */
inline deliver(me, peer) {
    if
    :: HEAD(peer) == PLEASE -> SAY("PLEASE reaches end %d\n", me);
#if REACH == crossing
        assert(place[me] != GIVING);
#endif
        if
        :: place[me] == HOLDING || ANSWERS(me) -> give(me)
        :: place[me] == SENDING -> kept[me] = 1
        :: WAITS(me) && !ANSWERS(me)
        :: !OPEN(me) -> violation(me)
        fi
    :: HEAD(peer) == GTC -> SAY("GTC reaches end %d\n", me);
        if
        :: WAITS(me) ->
#if REACH == hand_over
            assert(false);
#endif
#if COUNTS
            number[me] = VALUE(peer);
#endif
            SEND(me, GTA, 0);
            hold(me)
        :: HOLDS(me) ->
#if COUNTS
            number[me] = VALUE(peer);
#endif
            SEND(me, GTA, 0)
        :: !OPEN(me) -> violation(me)
        fi
    :: HEAD(peer) == GTA -> SAY("GTA reaches end %d\n", me);
        if
        :: place[me] == GIVING -> wait(me)
        :: OPEN(me) && place[me] != GIVING
        :: !OPEN(me) -> violation(me)
        fi
    :: HEAD(peer) == DATA -> SAY("a message reaches end %d\n", me);
        if
        :: OPEN(me) ->
#if RECORD
            /* The next one, or the last one once more. */
#if CHECK_MAIL
            assert(VALUE(peer) == have[me] || VALUE(peer) + 1 == have[me]);
#endif
            if
            :: VALUE(peer) == have[me] -> have[me]++
            :: else
            fi;
#endif
            SEND(me, END_ACK, 0)
        :: !OPEN(me) -> violation(me)
        fi
    :: HEAD(peer) == END_ACK -> SAY("end ack reaches end %d\n", me);
        if
        :: place[me] == SENDING ->
            queue[me]--;
            if
            :: kept[me] -> give(me)
            :: else -> hold(me)
            fi
        :: OPEN(me) && place[me] != SENDING
        :: !OPEN(me) -> violation(me)
        fi
    :: HEAD(peer) == RTORQ -> SAY("RTORQ recover reaches end %d\n", me);
        if
        :: me == RESPONDER && place[me] == LOST -> accept(me, peer)
        :: !(me == RESPONDER && place[me] == LOST) -> SEND(me, RTORJ, 0)
        fi
    :: HEAD(peer) == RTOAC -> SAY("RTOAC reaches end %d\n", me);
        if
        :: place[me] == RECOVERING -> recovered(me, peer)
        :: else -> violation(me)
        fi
    :: HEAD(peer) == RTORJ -> SAY("RTORJ reaches end %d\n", me);
        if
        :: place[me] == RECOVERING -> close(me)
        :: else -> violation(me)
        fi
    :: HEAD(peer) == RTAB -> SAY("RTAB reaches end %d\n", me); close(me)
    fi;
    TAKE(peer);
    look()
}

inline lose(me) {
    if
    :: OPEN(me) -> kept[me] = RECORD_OF(me); place[me] = LOST
#if COUNTS
        ; if
        :: !HAS_PAIR(me) -> number[me] = 0
        :: else
        fi
#endif
    :: place[me] == RECOVERING -> place[me] = LOST
    :: else
    fi
}

inline reconnect(me) {
    SAY("end %d reconnects\n", me);
    place[me] = RECOVERING;
#if RECOVERY == token_setting
    SEND(me, RTORQ, SETTING(me))
#elif COUNTS
    SEND(me, RTORQ, (HAS_PAIR(me) -> 64 + 2 * number[me] : 0) + SETTING(me))
#else
    SEND(me, RTORQ, 0)
#endif
}

#define MAY_TAKE_MAIL(e)  (left[e] > 0 && (!(place[e] == HOLDING || place[e] == WAITING) || ROOM(e, 1)))
#define MAY_DELIVER(e, p) (flight[p] != 0 && ROOM(e, OUTPUTS(e, p)))

/* Is there anything that only the bound in flight keeps from happening? */
#define NO_ROOM_FOR_MAIL(e)        (left[e] > 0 && !MAY_TAKE_MAIL(e))
#define NO_ROOM_FOR_DELIVERY(e, p) (flight[p] != 0 && !MAY_DELIVER(e, p))
#define NO_ROOM_FOR_TIMER(e)       (place[e] == ASKED && (REPEAT || (REGENERATES && e == INITIATOR)) && !ROOM(e, 1))

active proctype association() {
    do
#if REACH == bound_in_flight
    :: d_step {
        NO_ROOM_FOR_MAIL(INITIATOR) || NO_ROOM_FOR_MAIL(RESPONDER) ||
        NO_ROOM_FOR_DELIVERY(INITIATOR, RESPONDER) || NO_ROOM_FOR_DELIVERY(RESPONDER, INITIATOR) ||
        NO_ROOM_FOR_TIMER(INITIATOR) || NO_ROOM_FOR_TIMER(RESPONDER) ||
        (place[INITIATOR] == LOST && !ROOM(INITIATOR, 1)) ->
        assert(false)
        }
#endif
    :: d_step { MAY_TAKE_MAIL(INITIATOR) -> mail(INITIATOR) }
    :: d_step { MAY_TAKE_MAIL(RESPONDER) -> mail(RESPONDER) }
    :: d_step { MAY_DELIVER(INITIATOR, RESPONDER) -> deliver(INITIATOR, RESPONDER) }
    :: d_step { MAY_DELIVER(RESPONDER, INITIATOR) -> deliver(RESPONDER, INITIATOR) }
    :: d_step { losses > 0 && !(place[INITIATOR] == LOST && place[RESPONDER] == LOST) ->
#if REACH == loss_in_hand_over
        assert(!(IN_THE_AIR(INITIATOR, GTC) || IN_THE_AIR(INITIATOR, GTA) || IN_THE_AIR(RESPONDER, GTC) || IN_THE_AIR(RESPONDER, GTA)));
#endif
        SAY("a loss, %d left\n", losses - 1);
        losses--;
        lose(INITIATOR);
        lose(RESPONDER);
        DROP_ALL;
        look()
        }
    :: d_step { place[INITIATOR] == LOST && ROOM(INITIATOR, 1) -> reconnect(INITIATOR) }
#if REPEAT
    :: d_step { place[INITIATOR] == ASKED && ROOM(INITIATOR, 1) -> SAY("end %d asks again\n", INITIATOR); SEND(INITIATOR, PLEASE, 0) }
    :: d_step { place[RESPONDER] == ASKED && ROOM(RESPONDER, 1) -> SAY("end %d asks again\n", RESPONDER); SEND(RESPONDER, PLEASE, 0) }
#endif
#if REGENERATES
    :: d_step { place[INITIATOR] == ASKED && ROOM(INITIATOR, 1) ->
        SAY("end %d makes itself a new Turn\n", INITIATOR);
        hold(INITIATOR);
        look()
        }
#endif
    od
}

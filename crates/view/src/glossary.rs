//! What the words of the field mean, for whoever does not know them.

/// Each word with what it means.
pub const GLOSSARY: [(&str, &str); 12] = [
    (
        "MTA",
        "a message transfer agent: the program that takes in mail, keeps it in queues, and passes it on to \
         the next one.",
    ),
    (
        "association",
        "what two MTAs talk over. A cut breaks it, and it can be recovered; there may be several between two.",
    ),
    (
        "Turn",
        "the right to send. One end of an association has it; the other has to ask for it and wait.",
    ),
    (
        "PDU",
        "a protocol data unit: one thing that an end sends to the other, such as a request, an answer or a \
         piece of a message.",
    ),
    ("RTORQ", "the request to open an association, or to recover one that was lost."),
    ("RTOAC", "the answer to an RTORQ that takes it: the association is open."),
    ("RTORJ", "the answer to an RTORQ that refuses it."),
    ("RTAB", "breaks an association off."),
    ("RT-TURN-PLEASE", "asks the other end for the Turn."),
    ("RT-TURN-GIVE", "hands the Turn over to the other end."),
    ("GTA", "the session layer’s acknowledgement that the Turn has arrived."),
    ("threshold", "how many messages must wait before one more association is opened."),
];

#[cfg(test)]
mod tests {
    use super::GLOSSARY;

    #[test]
    fn every_word_is_told_once_in_one_sentence_or_two() {
        for (place, (word, meaning)) in GLOSSARY.iter().enumerate() {
            assert!(meaning.ends_with('.') && meaning.len() < 140, "{word}: {meaning}");
            assert!(GLOSSARY[..place].iter().all(|(other, _)| other != word), "{word} twice");
            assert!(!meaning.contains(['\t', '\n']), "the page divides at these: {word}");
        }
        for word in ["MTA", "association", "RTORQ", "RTOAC", "PDU", "Turn"] {
            assert!(GLOSSARY.iter().any(|(known, _)| *known == word), "{word} is not told");
        }
    }
}

//! What is drawn on buttons: the ways of a pen in a square of 20 by 20. The first paint of the page is made
//! with them, too.

/// Play.
pub const PLAY: &str = "M6 3.5v13l11-6.5z";
/// Pause.
pub const PAUSE: &str = "M5.5 4h3v12h-3zM11.5 4h3v12h-3z";
/// One step back.
pub const BACK: &str = "M14 4v12L6.5 10zM4.5 4h2v12h-2z";
/// One step forward.
pub const FORWARD: &str = "M6 4v12l7.5-6zM13.5 4h2v12h-2z";
/// Undo.
pub const UNDO: &str = "M8 3 3 8l5 5v-3.5h4a3 3 0 0 1 0 6H8v2h4a5 5 0 0 0 0-10H8z";
/// Redo.
pub const REDO: &str = "M12 3l5 5-5 5v-3.5H8a3 3 0 0 0 0 6h4v2H8a5 5 0 0 1 0-10h4z";
/// Cut.
pub const SCISSORS: &str = "M5 12.5a2.5 2.5 0 1 0 2.3 1.5L10 11.4l5.5 5.1h2L11.2 10l6.3-6.5h-2L10 8.6 \
    7.3 6A2.5 2.5 0 1 0 5.9 7.3L8.8 10l-2.900 2.700a2.5 2.5 0 0 0-.9-.2zM5 4a1 1 0 1 1 0 2 1 1 0 0 1 0-2zm0 10a1 \
    1 0 1 1 0 2 1 1 0 0 1 0-2z";

/// Back to the last key moment.
pub const LAST_TURN: &str = "M11 4v12L4.500 10zM17.500 4v12L11 10zM2.500 4h1.600v12H2.500z";
/// On to the next key moment.
pub const NEXT_TURN: &str = "M9 4v12l6.500-6zM2.500 4v12L9 10zM15.900 4h1.600v12h-1.600z";

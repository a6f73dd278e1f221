//! One file per pass.

pub(crate) mod arrows;
pub(crate) mod bands;
pub(crate) mod columns;
pub(crate) mod ends;
pub(crate) mod folds;
pub(crate) mod handles;
pub(crate) mod heads;
pub(crate) mod hidden;
pub(crate) mod labels;
pub(crate) mod lanes;
pub(crate) mod marks;
pub(crate) mod notes;
pub(crate) mod queue_scale;
pub(crate) mod queues;
pub(crate) mod quiet;
pub(crate) mod rails;
pub(crate) mod remarks;
pub(crate) mod rows;
pub(crate) mod spacing;
pub(crate) mod times;
pub(crate) mod transfers;
pub(crate) mod true_scale;
pub(crate) mod waits;

//! The mail hosts of the demo's world.

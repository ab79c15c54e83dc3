//! Moderato: a desktop console for people who moderate Microsoft Teams calls.

pub mod app;
pub mod demo;
pub mod graph;
pub mod moderation;
pub mod settings;
pub mod simulator;
pub mod worker;

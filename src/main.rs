//! Puts the application on the page, and nothing else.

fn main() {
    entonnoir::ui::mount();
}

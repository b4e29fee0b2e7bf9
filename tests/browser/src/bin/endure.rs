fn main() {
    let n = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(5);
    let start = std::time::Instant::now();
    let count = browser::in_runtime(browser::wild::trials::kills(n));
    println!("{count}\n{:?}", start.elapsed());
}

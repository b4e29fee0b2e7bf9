use browser::wild::{trials::{self, Ending}, Store, Damage};
fn main() {
    let what = std::env::args().nth(1).unwrap_or_default();
    let n = std::env::args().nth(2).and_then(|n| n.parse().ok()).unwrap_or(5);
    let start = std::time::Instant::now();
    browser::in_runtime(async {
        match what.as_str() {
            "kills" => println!("{}", trials::kills(n).await),
            "endings" => for ending in Ending::ALL { println!("{} {:?}", trials::endings(ending, n).await, start.elapsed()) },
            "tabs" => println!("{}", trials::tabs(2, n).await),
            "damages" => { let booth = trials::worked_at().await; println!("{:?}", start.elapsed());
                for damage in Damage::USUAL.into_iter().take(n) { println!("{} {:?}", trials::damage(&booth, Store::Home, damage).await, start.elapsed()); }
                println!("{} {:?}", trials::damage_to_both(&booth, Damage::EmptiedLog).await, start.elapsed());
             }
            "disk" => println!("{}", trials::full_disk(n).await.unwrap()),
            "quiet" => { println!("{}", trials::one_write(n).await); println!("{}", trials::idle(std::time::Duration::from_secs(5)).await) },
            _ => {}
        }
    });
    println!("{:?}", start.elapsed());
}

//! The server, asked over a real connection.

use std::{
    fs,
    io::{self, Read, Write},
    net::{TcpListener, TcpStream},
    path::PathBuf,
    sync::Arc,
};

use super::{Answer, Site};

/// A folder for one test, with a secret beside it; gone after the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> io::Result<Self> {
        let around = std::env::temp_dir().join(format!("entonnoir-serve-{}-{name}", std::process::id()));
        let folder = Self(around);
        fs::create_dir_all(folder.dist())?;
        fs::write(folder.0.join("secret.txt"), "secret")?;
        fs::write(folder.dist().join("index.html"), "<!doctype html>")?;
        fs::write(folder.dist().join("app-0123456789abcdef.wasm"), [0, 1])?;
        Ok(folder)
    }

    fn dist(&self) -> PathBuf {
        self.0.join("dist")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

fn ask(site: &Site, request: &str) -> io::Result<String> {
    let mut connection = TcpStream::connect(("127.0.0.1", site.port()))?;
    write!(connection, "{request}\r\nHost: localhost\r\n\r\n")?;
    let mut answer = Vec::new();
    connection.read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

#[test]
fn files_come_with_their_type_their_life_and_the_policy() -> io::Result<()> {
    let folder = Folder::new("types")?;
    let site = Site::open(&folder.dist(), 0)?;
    let page = ask(&site, "GET / HTTP/1.1")?;
    assert!(page.starts_with("HTTP/1.1 200 OK\r\n"), "{page}");
    assert!(page.contains("Content-Type: text/html; charset=utf-8\r\nContent-Length: 15\r\n"), "{page}");
    assert!(page.contains("Cache-Control: no-cache\r\n"), "{page}");
    assert!(page.contains("; frame-ancestors 'none'\r\n"), "{page}");
    assert!(page.ends_with("\r\n\r\n<!doctype html>"), "{page}");
    let wasm = ask(&site, "GET /app-0123456789abcdef.wasm HTTP/1.1")?;
    assert!(wasm.contains("Content-Type: application/wasm\r\n") && wasm.contains("immutable\r\n"), "{wasm}");
    Ok(())
}

#[test]
fn head_has_no_body_and_writing_is_refused() -> io::Result<()> {
    let folder = Folder::new("methods")?;
    let site = Site::open(&folder.dist(), 0)?;
    let head = ask(&site, "HEAD / HTTP/1.1")?;
    assert!(head.contains("Content-Length: 15\r\n") && head.ends_with("\r\n\r\n"), "{head}");
    let post = ask(&site, "POST / HTTP/1.1")?;
    assert!(post.starts_with("HTTP/1.1 405 ") && post.contains("Allow: GET, HEAD\r\n"), "{post}");
    Ok(())
}

#[test]
fn nothing_outside_the_folder_is_served() -> io::Result<()> {
    let folder = Folder::new("outside")?;
    #[cfg(unix)]
    drop(std::os::unix::fs::symlink("../secret.txt", folder.dist().join("link.txt")));
    let site = Site::open(&folder.dist(), 0)?;
    for path in ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/link.txt", "/none", "/.", "//"]
    {
        let answer = ask(&site, &format!("GET {path} HTTP/1.1"))?;
        assert!(answer.starts_with("HTTP/1.1 404 "), "{path}: {answer}");
    }
    assert!(ask(&site, "nonsense")?.starts_with("HTTP/1.1 400 "));
    Ok(())
}

#[test]
fn a_taken_port_leads_to_the_next_one_and_a_dropped_site_is_gone() -> io::Result<()> {
    let taken = TcpListener::bind(("127.0.0.1", 0))?;
    let folder = Folder::new("ports")?;
    let site = Site::open(&folder.dist(), taken.local_addr()?.port())?;
    let port = site.port();
    assert!(port > taken.local_addr()?.port());
    assert_eq!(site.url(), format!("http://127.0.0.1:{port}/"));
    drop(site);
    assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
    Ok(())
}

#[test]
fn whoever_is_asked_first_may_answer() -> io::Result<()> {
    let before = |path: &str| (path == "/changes").then(|| Answer::text("7"));
    let folder = Folder::new("before")?;
    let site = Site::open_with(&folder.dist(), 0, Arc::new(before))?;
    assert!(ask(&site, "GET /changes HTTP/1.1")?.ends_with("\r\n\r\n7"));
    assert!(ask(&site, "GET / HTTP/1.1")?.starts_with("HTTP/1.1 200 "));
    Ok(())
}

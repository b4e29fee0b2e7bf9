//! What a visitor gets: the file, its type, how long to keep it, and what its page may do.

use std::path::Path;

use crate::policy;

#[derive(Debug)]
pub struct Answer {
    status: &'static str,
    content_type: &'static str,
    cache_control: &'static str,
    length: usize,
    body: Vec<u8>,
}

impl Answer {
    pub fn file(path: &Path, bytes: Vec<u8>) -> Self {
        let cache_control =
            if has_hashed_name(path) { "public, max-age=31536000, immutable" } else { "no-cache" };
        Self { cache_control, ..Self::new("200 OK", content_type(path), bytes) }
    }

    /// A short text that is never kept.
    pub fn text(text: impl Into<String>) -> Self {
        Self::new("200 OK", "text/plain; charset=utf-8", text.into().into_bytes())
    }

    pub fn not_found() -> Self {
        Self { status: "404 Not Found", ..Self::text("There is nothing at this address.\n") }
    }

    pub(super) fn bad_request() -> Self {
        Self { status: "400 Bad Request", ..Self::text("This request cannot be read.\n") }
    }

    pub(super) fn method_not_allowed() -> Self {
        Self { status: "405 Method Not Allowed", ..Self::text("Only GET and HEAD are answered.\n") }
    }

    /// For HEAD: the same head, the length included.
    pub(super) fn without_body(self) -> Self {
        Self { body: Vec::new(), ..self }
    }

    pub(super) fn head(&self) -> Vec<u8> {
        let Self { status, content_type, cache_control, length, .. } = self;
        let policy = policy::content_security_policy_header();
        let allow = if status.starts_with("405") { "Allow: GET, HEAD\r\n" } else { "" };
        format!(
            "HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\nContent-Length: {length}\r\n\
             Cache-Control: {cache_control}\r\nContent-Security-Policy: {policy}\r\n\
             X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n{allow}Connection: close\r\n\r\n"
        )
        .into_bytes()
    }

    pub(super) fn body(&self) -> &[u8] {
        &self.body
    }

    fn new(status: &'static str, content_type: &'static str, body: Vec<u8>) -> Self {
        Self { status, content_type, cache_control: "no-cache", length: body.len(), body }
    }
}

/// Browsers refuse wasm and modules that come under another type.
fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Such as `style-0123456789abcdef.css`: other content would have another name, so it can be kept for ever.
fn has_hashed_name(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let hash = name.rsplit_once('-').map_or("", |(_, end)| end.split(['.', '_']).next().unwrap_or_default());
    hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hashed_names_are_kept_for_ever() {
        for name in ["style-0123456789abcdef.css", "entonnoir-0123456789abcdef_bg.wasm"] {
            assert!(has_hashed_name(Path::new(name)), "{name}");
        }
        for name in ["index.html", "boot.js", "half-way.css", "style-0123456789abcdeg.css", "-"] {
            assert!(!has_hashed_name(Path::new(name)), "{name}");
        }
    }
}

//! The page, live, asked as a browser and as somebody else would ask.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::program::Desk;

/// A running server, stopped when it is dropped.
struct Server {
    child: Child,
    port: u16,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    fn of(theatre: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_frontline"))
            .args(["serve", "--port", "0", "--theatre"])
            .arg(theatre)
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let mut line = String::new();
        BufReader::new(child.stderr.take().expect("stderr")).read_line(&mut line).expect("a line");
        let port = line.split(['/', ':']).find_map(|part| part.parse().ok());
        Self { child, port: port.expect("the port in its first line") }
    }

    /// The status and the body of an answer to a request in so many words.
    fn ask(&self, request: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a time limit");
        write!(stream, "{request}").expect("sent");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("an answer");
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let status = text.split(' ').nth(1).and_then(|code| code.parse().ok()).expect("a status");
        (status, text.split_once("\r\n\r\n").map(|(_, body)| body.to_owned()).unwrap_or_default())
    }

    fn get(&self, path: &str) -> (u16, String) {
        self.ask_as(&format!("127.0.0.1:{}", self.port), "GET", path)
    }

    fn ask_as(&self, host: &str, method: &str, path: &str) -> (u16, String) {
        self.ask(&format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"))
    }
}

#[test]
fn the_page_is_given_to_this_machine_by_its_own_name_alone() {
    let desk = Desk::new();
    let server = Server::of(&desk.twoland());
    let (status, page) = server.get("/");
    assert_eq!(status, 200);
    assert!(page.contains("Who holds what in Twoland") && page.contains("connect-src 'self'"));
    let port = server.port;
    assert_eq!(server.ask_as(&format!("localhost:{port}"), "GET", "/").0, 200);
    for host in ["evil.example", "127.0.0.1", "127.0.0.1:1", &format!("evil.example:{port}"), ""] {
        let (status, body) = server.ask_as(host, "GET", "/");
        assert_eq!(status, 403, "{host}");
        assert!(!body.contains("Twoland"), "{host} is shown the page");
    }
    assert_eq!(server.ask("GET / HTTP/1.0\r\n\r\n").0, 403);
    assert_eq!(server.ask_as(&format!("localhost:{port}"), "POST", "/").0, 405);
    assert_eq!(server.get("/../Cargo.toml").0, 404);
    assert_eq!(server.get("/events.csv").0, 404);
}

#[test]
#[cfg(target_os = "linux")]
fn no_other_address_of_this_machine_answers() {
    let desk = Desk::new();
    let server = Server::of(&desk.twoland());
    assert!(TcpStream::connect(("127.0.0.2", server.port)).is_err());
    assert!(TcpStream::connect(("127.0.0.1", server.port)).is_ok());
}

#[test]
fn an_edit_of_the_log_is_shown_and_a_mistake_is_told() {
    let desk = Desk::new();
    let theatre = desk.twoland();
    let server = Server::of(&theatre);
    let (stamp, log) = (server.get("/stamp").1, theatre.join("events.csv"));
    assert_eq!(server.get("/stamp").1, stamp);
    let text = fs::read_to_string(&log).expect("events.csv");

    fs::write(&log, text.replace("taken at dawn", "taken at noon today")).expect("events.csv");
    assert_ne!(server.get("/stamp").1, stamp);
    assert!(server.get("/").1.contains("taken at noon today"));

    fs::write(&log, text.replace(",alda,captures", ",<b>nowhere</b>,captures")).expect("events.csv");
    let (status, fault) = server.get("/");
    assert_eq!(status, 200);
    assert!(fault.contains("events.csv:4") && fault.contains("location.reload()"), "{fault}");
    assert!(!fault.contains("<b>"), "{fault}");

    fs::write(&log, text).expect("events.csv");
    assert!(server.get("/").1.contains("taken at dawn"));
}

//! The connection from a second start of the program to the open window: a socket in the folder `window` of the data
//! folder. On Windows, it is a pipe, and a file in that folder holds its name.

#[cfg(windows)]
pub(crate) use self::pipe::{Listener, connect};
#[cfg(unix)]
pub(crate) use self::socket::{Listener, connect};

#[cfg(unix)]
mod socket {
    use std::io;
    use std::path::{Path, PathBuf};

    use tokio::net::{UnixListener, UnixStream};

    use crate::settings::own_file;

    /// Returns the socket's path. The name is short because a socket path may have only about 100 bytes.
    fn path_in(folder: &Path) -> PathBuf {
        folder.join("socket")
    }

    /// The window's end of the connection. The folder's permissions keep other users out.
    pub(crate) struct Listener(UnixListener);

    impl Listener {
        /// Starts listening. The caller holds the lock, so an existing socket is stale and is removed.
        pub(crate) fn open(folder: &Path) -> io::Result<Self> {
            let path = path_in(folder);
            own_file::remove_if_there(&path)?;
            Ok(Self(UnixListener::bind(path)?))
        }

        pub(crate) async fn next(&mut self) -> io::Result<UnixStream> {
            Ok(self.0.accept().await?.0)
        }
    }

    pub(crate) async fn connect(folder: &Path) -> io::Result<UnixStream> {
        UnixStream::connect(path_in(folder)).await
    }
}

#[cfg(windows)]
mod pipe {
    use std::fs::OpenOptions;
    use std::io::{self, Write as _};
    use std::path::{Path, PathBuf};

    use tokio::net::windows::named_pipe::{
        ClientOptions, NamedPipeClient, NamedPipeServer, ServerOptions,
    };
    use uuid::Uuid;

    use crate::settings::own_file;

    /// Windows' error code while another start is connected to the pipe (`ERROR_PIPE_BUSY`).
    const PIPE_BUSY: i32 = 231;

    /// Returns the path of the file that contains the pipe's name.
    fn path_in(folder: &Path) -> PathBuf {
        folder.join("pipe")
    }

    /// The window's end of the pipe. The pipe's name is random, so that no other program can listen
    /// under it first.
    pub(crate) struct Listener {
        name: String,
        next: NamedPipeServer,
    }

    impl Listener {
        /// Starts listening, and stores the pipe's name.
        pub(crate) fn open(folder: &Path) -> io::Result<Self> {
            let name = format!(r"\\.\pipe\moderato-{}", Uuid::new_v4());
            let next = ServerOptions::new()
                .first_pipe_instance(true)
                .reject_remote_clients(true)
                .create(&name)?;
            let mut options = OpenOptions::new();
            options.write(true).create(true).truncate(true);
            own_file::open(&path_in(folder), &mut options)?.write_all(name.as_bytes())?;
            Ok(Self { name, next })
        }

        /// Waits until another start of the program connects, then creates the pipe for the start after that.
        pub(crate) async fn next(&mut self) -> io::Result<NamedPipeServer> {
            // An error can mean that the start has already ended. The pipe is then freed for the next one.
            let connected = self.next.connect().await;
            connected.inspect_err(|_| drop(self.next.disconnect()))?;
            let mut options = ServerOptions::new();
            let next = options.reject_remote_clients(true).create(&self.name)?;
            Ok(std::mem::replace(&mut self.next, next))
        }
    }

    pub(crate) async fn connect(folder: &Path) -> io::Result<NamedPipeClient> {
        let name = own_file::read(&path_in(folder))?;
        if !name.starts_with(r"\\.\pipe\moderato-") {
            // The window has created this file, but not written the name yet.
            return Err(io::ErrorKind::NotFound.into());
        }
        ClientOptions::new()
            .open(name)
            .map_err(|error| match error.raw_os_error() {
                Some(PIPE_BUSY) => io::ErrorKind::ConnectionRefused.into(),
                _ => error,
            })
    }
}

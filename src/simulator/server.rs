//! The simulator on a socket.

use std::future::IntoFuture as _;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::simulator::connection::{BreakableListener, Connection};
use crate::simulator::handle::Simulator;
use crate::simulator::routes::router;
use crate::simulator::scenario::Scenario;

impl Simulator {
    /// Serves a scenario on a socket; port 0 takes any free one.
    pub async fn start(scenario: Scenario, listen: SocketAddr) -> io::Result<RunningServer> {
        RunningServer::start(Self::new(scenario), listen).await
    }
}

/// A listening simulator, which stops when dropped.
#[derive(Debug)]
pub struct RunningServer {
    pub simulator: Simulator,
    pub address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    /// Set when the simulator stops. The middleware checks it before each answer, because connections outlive the task
    /// that accepted them.
    stopped: Arc<AtomicBool>,
    task: JoinHandle<io::Result<()>>,
}

impl RunningServer {
    /// Binds the address and starts serving; port 0 takes any free one.
    pub(crate) async fn start(simulator: Simulator, listen: SocketAddr) -> io::Result<Self> {
        let listener = TcpListener::bind(listen).await?;
        let address = listener.local_addr()?;
        let (stop, stopped) = oneshot::channel::<()>();
        let service = router(simulator.clone()).into_make_service_with_connect_info::<Connection>();
        let gone = Arc::new(AtomicBool::new(false));
        let serve = axum::serve(BreakableListener::new(listener, Arc::clone(&gone)), service);
        let task = tokio::spawn(async move {
            tokio::select! {
                done = serve.into_future() => done,
                _ = stopped => Ok(()),
            }
        });
        Ok(Self {
            simulator,
            address,
            stop: Some(stop),
            stopped: gone,
            task,
        })
    }

    /// Returns the address that serves as Graph root and as authority, without a trailing slash.
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Stops listening and waits until the port is free.
    pub async fn shutdown(mut self) {
        self.stopped.store(true, Ordering::SeqCst);
        drop(self.stop.take());
        if let Err(problem) = (&mut self.task).await {
            tracing::debug!("the simulator's task did not end by itself: {problem}");
        }
    }
}

impl Drop for RunningServer {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::SeqCst);
        self.task.abort();
    }
}

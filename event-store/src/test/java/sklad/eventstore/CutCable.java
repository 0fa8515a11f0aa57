package sklad.eventstore;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The cable between a client and the database, which can be cut at the worst moments. */
final class CutCable implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Closeable> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger lostAnswers = new AtomicInteger();
    private final AtomicInteger lostRequests = new AtomicInteger();
    private final int target;
    private volatile boolean down;

    CutCable(int target) throws IOException {
        this.target = target;
        start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** The next request arrives, and its answer gets lost with the connection. */
    void loseNextAnswer() {
        lostAnswers.set(1);
    }

    /** The next request gets lost with the connection. */
    void loseNextRequest() {
        lostRequests.set(1);
    }

    /** Nobody gets through. */
    void down(boolean isDown) {
        down = isDown;
        if (isDown) {
            sockets.forEach(CutCable::closeQuietly);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        sockets.forEach(CutCable::closeQuietly);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                connect(server.accept());
            } catch (IOException cut) {
                // The next one may get through.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        sockets.add(client);
        if (down) {
            client.close();
            return;
        }
        Socket database = new Socket(InetAddress.getLoopbackAddress(), target);
        sockets.add(database);
        start(() -> pump(client, database, lostRequests));
        start(() -> pump(database, client, lostAnswers));
    }

    private static void pump(Socket from, Socket to, AtomicInteger losses) {
        byte[] buffer = new byte[65_536];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                if (losses.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    return;
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException cut) {
            // Both ends are closed.
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "cable");
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(Closeable socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // It is closed.
        }
    }
}

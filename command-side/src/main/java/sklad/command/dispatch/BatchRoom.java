package sklad.command.dispatch;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * How much of batches is read and decided at once. A batch takes some twenty times the size of its body in memory, so that a
 * few large ones would fill a small heap; they wait for those before them instead. One or two of a thousand lines keep the appender
 * busy; more at once are not stored sooner, and are all the garbage collector's to move about.
 */
public final class BatchRoom implements HandlerInterceptor {

    private static final int PART_OF_THE_HEAP = 400;
    private static final int UNIT = 1024;
    private static final String SHARE = BatchRoom.class.getName();

    private final int units;
    private final Semaphore free;
    private final Duration patience;

    /** @param size of the bodies that there is room for; a larger one is let in alone, and so is one of unknown size */
    public BatchRoom(DataSize size, Duration patience) {
        this.units = (int) Math.max(1, Math.min(Integer.MAX_VALUE, size.toBytes() / UNIT));
        this.free = new Semaphore(units, true);
        this.patience = patience;
    }

    /** As much as this process has memory for. */
    public static BatchRoom inThisHeap(Duration patience) {
        return new BatchRoom(DataSize.ofBytes(Runtime.getRuntime().maxMemory() / PART_OF_THE_HEAP), patience);
    }

    /** @throws NoRoom others had not made room for it in time */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        long length = request.getContentLengthLong();
        int share = length < 0 ? units : (int) Math.min(units, length / UNIT + 1);
        if (!acquire(share)) {
            throw new NoRoom();
        }
        request.setAttribute(SHARE, share);
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (request.getAttribute(SHARE) instanceof Integer share) {
            request.removeAttribute(SHARE);
            free.release(share);
        }
    }

    private boolean acquire(int share) {
        try {
            return free.tryAcquire(share, patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Batches before this one took too long; nothing of it was read. */
    static final class NoRoom extends RuntimeException {
        NoRoom() {
            super("Too many batches wait", null, false, false);
        }
    }
}

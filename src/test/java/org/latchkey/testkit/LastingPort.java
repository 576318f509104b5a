package org.latchkey.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports of this machine for whoever binds one later, or again: below those that are given to whoever asks for any (from 32768 on by
 * default), so that nobody gets one meanwhile.
 */
final class LastingPort {
    private static final int FIRST = 20_000;
    private static final int COUNT = 12_000;
    /** How far apart processes with consecutive numbers begin, of which several may run at once. */
    private static final int APART = 12;

    private static final AtomicInteger NEXT =
            new AtomicInteger((int) (ProcessHandle.current().pid() % (COUNT / APART)) * APART);

    private LastingPort() {}

    /** One that is free, and that this process has not had yet. */
    static int next() {
        for (int tries = 0; tries < COUNT; tries++) {
            int port = FIRST + NEXT.getAndIncrement() % COUNT;
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no port is free");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}

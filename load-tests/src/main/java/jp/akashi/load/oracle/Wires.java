package jp.akashi.load.oracle;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.util.ArrayDeque;
import jp.akashi.load.gateway.Gateway;

/// Connections that stand ready; as many more are opened as are needed at once, up to a bound.
final class Wires {
    private final NetClient client;
    private final int port;
    private final int most;
    private final ArrayDeque<Wire> free = new ArrayDeque<>();
    private int open;

    Wires(Vertx vertx, Gateway gateway, int most) {
        this.client = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));
        this.port = gateway.ports().http();
        this.most = most;
    }

    /// Whether a connection will be handed over, now or as soon as it stands.
    boolean take(Handler<Wire> user) {
        Wire ready = free.poll();
        if (ready != null) {
            user.handle(ready);
            return true;
        }
        if (open >= most) {
            return false;
        }
        open++;
        client.connect(port, "localhost")
                .onFailure(failure -> open--)
                .onSuccess(socket -> {
                    Wire[] made = new Wire[1];
                    made[0] = new Wire(socket, () -> {
                        open--;
                        free.remove(made[0]);
                    });
                    user.handle(made[0]);
                });
        return true;
    }

    void giveBack(Wire wire) {
        free.push(wire);
    }

    int open() {
        return open;
    }
}

package jp.akashi.channel.kiosk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import jp.akashi.fakes.Applicant;
import jp.akashi.nodes.Centre;
import jp.akashi.nodes.Gateway;

/// One applicant at a kiosk whose way stops just before a state, and what came of the call that leads there.
final class Visit {
    private final Centre centre;
    private final String next;
    private final String store = "s-" + UUID.randomUUID();
    private final int copies;
    private final ObjectNode body;
    private String id = "";
    private CompletableFuture<Centre.Answer> call = new CompletableFuture<>();

    Visit(Centre centre, Gateway node, Applicant who, String next) {
        this.centre = centre;
        this.next = next;
        this.copies = next.equals("PRINTED") ? 2 : 1;
        this.body = centre.application(node, who, store, "hold-" + next, copies);
    }

    /// Goes to the last state before; without a word for a state on the way to SHOWN.
    void approach(Gateway node) {
        if (isAfter("SHOWN")) {
            id = centre.apply(node, body).text("applicationId");
        }
        if (isAfter("PAID")) {
            centre.step(node, id, "payment");
        }
        if (isAfter("RELEASED")) {
            centre.document(node, id, "copy-1");
        }
    }

    /// Makes the call that leads into the state.
    void go(Gateway node, Executor callers) {
        call = CompletableFuture.supplyAsync(() -> step(node), callers);
    }

    private Centre.Answer step(Gateway node) {
        return switch (next) {
            case "PAID" -> centre.step(node, id, "payment");
            case "RELEASED" -> centre.document(node, id, "copy-1");
            case "PRINTED", "CLOSED" -> centre.step(node, id, "printed");
            default -> centre.apply(node, body);
        };
    }

    /// Makes the call again elsewhere and goes on to the end.
    void finish(Gateway node) {
        if (!isAfter("SHOWN")) {
            id = centre.apply(node, body).text("applicationId");
        }
        centre.step(node, id, "payment");
        for (int copy = 1; copy <= copies; copy++) {
            centre.document(node, id, "copy-" + copy);
            centre.step(node, id, "printed");
        }
    }

    private boolean isAfter(String state) {
        return switch (state) {
            case "SHOWN" -> isAfter("PAID") || next.equals("PAID");
            case "PAID" -> isAfter("RELEASED") || next.equals("RELEASED");
            default -> next.equals("PRINTED") || next.equals("CLOSED");
        };
    }

    String next() {
        return next;
    }

    String store() {
        return store;
    }

    Centre.Answer answer() {
        return call.join();
    }

    @Override
    public String toString() {
        return "before " + next + " (" + store + ")";
    }
}

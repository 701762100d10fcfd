package jp.akashi.load.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import jp.akashi.load.people.Person;

/// Shows that the oracle can fail: tells it lies made of an answer that it found right, each of which it must find.
///
/// Every field changed, missing or added; another person's, another use; cut off, joined; every eighth character of
/// each barcode.
final class Falsehoods {
    private final Oracle oracle;
    private final Errand errand;
    private final Answer right;
    private int told;

    private Falsehoods(Oracle oracle, Errand errand, Answer right) {
        this.oracle = oracle;
        this.errand = errand;
        this.right = right;
    }

    /// What was tried, in words; fails where a lie was believed.
    static String tell(Oracle oracle, Errand errand, Answer right) {
        Falsehoods lies = new Falsehoods(oracle, errand, right);
        lies.changedFields();
        lies.brokenBodies();
        lies.changedCodes();
        lies.otherPeople();
        oracle.check(errand, right);
        return lies.told + " of " + lies.told + " falsehoods were found, so the oracle can fail";
    }

    private void changedFields() {
        List<Consumer<ObjectNode>> changes = new ArrayList<>();
        collect(body(), List.of(), changes);
        for (Consumer<ObjectNode> change : changes) {
            ObjectNode changed = body();
            change.accept(changed);
            lie(errand, changed.toString());
        }
    }

    /// For each member of each object: changed, left out, and one more beside it.
    private static void collect(JsonNode node, List<Object> path, List<Consumer<ObjectNode>> changes) {
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int at = i;
                collect(array.get(i), longer(path, i), changes);
                changes.add(root -> ((ArrayNode) at(root, path)).remove(at));
            }
        } else if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> {
                collect(object.get(name), longer(path, name), changes);
                changes.add(root -> ((ObjectNode) at(root, path)).remove(name));
                if (object.get(name).isValueNode()) {
                    changes.add(root -> ((ObjectNode) at(root, path)).set(name, changed(object.get(name))));
                }
            });
            changes.add(root -> ((ObjectNode) at(root, path)).put("more", 1));
        }
    }

    private void brokenBodies() {
        String text = right.body().toString();
        for (int length = 0; length < text.length(); length += 97) {
            lie(errand, text.substring(0, length));
        }
        lie(errand, text.substring(0, text.length() - 1));
        lie(errand, text + text);
        lie(errand, text + " {}");
        lie(errand, "");
    }

    private void changedCodes() {
        String jws = body().get("barcodes").get(0).get("jws").textValue();
        for (int i = 0; i < jws.length(); i += 8) {
            ObjectNode changed = body();
            String other = jws.substring(0, i) + (jws.charAt(i) == 'A' ? 'B' : 'A') + jws.substring(i + 1);
            ObjectNode code = (ObjectNode) changed.get("barcodes").get(0);
            code.put("jws", other).put("text", HealthCards.spelt(other));
            lie(errand, changed.toString());
        }
        String seal = body().get("barcodes").get(1).get("text").textValue();
        for (int i = 0; i < seal.length(); i += 8) {
            ObjectNode changed = body();
            String other = seal.substring(0, i) + (seal.charAt(i) == 'Q' ? 'R' : 'Q') + seal.substring(i + 1);
            ((ObjectNode) changed.get("barcodes").get(1)).put("text", other);
            lie(errand, changed.toString());
        }
    }

    private void otherPeople() {
        for (long index = 0; index < 100; index++) {
            if (index != errand.person().index()) {
                lie(whose(Person.of(index), errand.use()), right.body().toString());
            }
        }
        lie(whose(errand.person(), Errand.AT_HOME), right.body().toString());
    }

    private Errand whose(Person person, String use) {
        return new Errand(errand.id(), person, use, errand.key(), errand.madeAt(), errand.body());
    }

    private void lie(Errand asked, String body) {
        Answer told = new Answer(
                right.status(), right.contentType(), right.retryAfter(), right.requestId(), Buffer.buffer(body));
        this.told++;
        try {
            oracle.check(asked, told);
        } catch (MismatchException found) {
            return;
        }
        throw new MismatchException("a falsehood about " + asked.person(), "found", "believed: " + body);
    }

    private ObjectNode body() {
        return Strict.object("answer", right.body().toString());
    }

    private static JsonNode changed(JsonNode value) {
        return value.isTextual() ? TextNode.valueOf(value.textValue() + "x") : IntNode.valueOf(value.asInt() + 1);
    }

    private static JsonNode at(JsonNode root, List<Object> path) {
        JsonNode node = root;
        for (Object step : path) {
            node = step instanceof Integer index ? node.get(index) : node.get((String) step);
        }
        return node;
    }

    private static List<Object> longer(List<Object> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }
}

package jp.akashi.load.people;

import java.util.UUID;

/// Request bodies that a person's app or kiosk sends.
public final class Bodies {
    private Bodies() {}

    public static String domestic(Person person, Card card, String challenge) {
        return "{" + card.proof(challenge) + ",\"municipality\":\"" + person.municipality() + "\",\"use\":\"DOMESTIC\"}";
    }

    public static String international(Person person, Card card, String challenge) {
        var zone = person.passport().zone(person.birthDate(), person.sex());
        return "{" + card.proof(challenge) + ",\"municipality\":\"" + person.municipality()
                + "\",\"use\":\"INTERNATIONAL\",\"passport\":{\"mrz\":[\"" + zone.get(0) + "\",\"" + zone.get(1) + "\"]}}";
    }

    /// One copy, at one terminal.
    public static String kiosk(Person person, Card card, String challenge, String use) {
        return "{\"centreRequestId\":\"" + UUID.randomUUID()
                + "\",\"terminal\":{\"store\":\"store-1\",\"id\":\"terminal-1\"},\"copies\":1," + card.proof(challenge)
                + ",\"municipality\":\"" + person.municipality() + "\",\"use\":\"" + use + "\"}";
    }
}

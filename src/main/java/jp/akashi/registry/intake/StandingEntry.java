package jp.akashi.registry.intake;

import java.util.Optional;
import jp.akashi.vocabulary.PersonKey;

/// What the register holds already where an event wants to go: the person's state, the same event, and whose the id is.
record StandingEntry(
        Optional<RegisterEntry> entry, Optional<RegisterEvent.Content> sameEvent, Optional<PersonKey> idHolder) {}

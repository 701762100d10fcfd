package jp.akashi.demo.channel;

import com.fasterxml.jackson.annotation.JsonProperty;
import jp.akashi.demo.people.DemoPerson;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// One of the people as the page and callers see them. The individual number is not among it.
@Schema(name = "DemoPerson")
record PersonAnswer(
        @Schema(examples = "hanako") @JsonProperty(index = 0)
        String id,

        @JsonProperty(index = 1) String name,
        @JsonProperty(index = 2) String kana,
        @JsonProperty(index = 3) String romanName,
        @JsonProperty(index = 4) String birthDate,

        @Schema(examples = "131113") @JsonProperty(index = 5)
        String municipality,

        @JsonProperty(index = 6) String storyJa,
        @JsonProperty(index = 7) String storyEn) {

    static PersonAnswer of(DemoPerson person) {
        DemoPerson.Identity identity = person.identity();
        return new PersonAnswer(
                person.id(),
                identity.name().written(),
                identity.kana(),
                identity.roman().written(),
                identity.birthDate().toString(),
                person.registrations().getFirst().municipality(),
                person.story().ja(),
                person.story().en());
    }

    @Override
    public String toString() {
        return "PersonAnswer[" + id + "]";
    }
}

package jp.akashi.registry;

import jp.akashi.vocabulary.MunicipalityCode;
import jp.akashi.vocabulary.PersonKey;

/// One person in one municipality's area: the key under which records are found.
public record PersonAt(PersonKey person, MunicipalityCode municipality) {}

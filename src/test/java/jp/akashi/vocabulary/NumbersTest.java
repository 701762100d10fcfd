package jp.akashi.vocabulary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The numbers of the house: what is one, what is none, and what a slip of one digit does.
class NumbersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"123456789018", "234567890121", "111111111118", "999999999996", "537686677188", "983205673214"})
    void acceptsIndividualNumbersOfTheOrdinance(String digits) {
        assertTrue(IndividualNumber.parse(digits).isPresent(), "MIC Ordinance No. 85 of 2014, Article 5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "983205673210",
                "000000000000",
                "12345678901",
                "1234567890188",
                "12345678901x",
                "",
                "１２３４５６７８９０１８"
            })
    void refusesWhatIsNoIndividualNumber(String text) {
        assertTrue(IndividualNumber.parse(text).isEmpty());
    }

    @Test
    void anIndividualNumberPrintsMasked() {
        assertFalse(new IndividualNumber("123456789018").toString().contains("1234"));
    }

    @Property
    void fewSingleDigitErrorsOfAnIndividualNumberStayUnseen(
            @ForAll @LongRange(min = 10_000_000_000L, max = 99_999_999_999L) long eleven,
            @ForAll @IntRange(max = 10) int position,
            @ForAll @IntRange(min = 1, max = 9) int shift) {
        String digits = eleven + "" + IndividualNumber.checkDigit(Long.toString(eleven));
        char wrong = (char) ('0' + (digits.charAt(position) - '0' + shift) % 10);
        String slipped = digits.substring(0, position) + wrong + digits.substring(position + 1);
        boolean collapses = remainder(digits) <= 1 && remainder(slipped) <= 1;
        assertEquals(
                collapses,
                IndividualNumber.parse(slipped).isPresent()
                        && IndividualNumber.parse(digits).isPresent());
    }

    private static int remainder(String digits) {
        int[] weights = {6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (digits.charAt(i) - '0');
        }
        return sum % 11;
    }

    @ParameterizedTest
    @ValueSource(strings = {"131016", "131113", "131105", "131237", "141003", "011002", "271004", "401307", "362018"})
    void knowsMunicipalitiesByTheirCode(String code) {
        assertTrue(Municipalities.find(code).isPresent(), code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"131114", "999999", "13111", "1311131", "13111x", "", "141011"})
    void refusesCodesThatNobodyBears(String code) {
        assertTrue(Municipalities.find(code).isEmpty(), code);
    }

    @Test
    void theIssuerIsNamedAsOnRealCertificates() {
        Municipality ota = Municipalities.find("131113").orElseThrow();
        assertEquals("東京都大田区長 日本国厚生労働大臣", ota.issuer());
        assertEquals(
                "Mayor of Ota City, Tokyo; Minister of Health, Labour and Welfare, Government of Japan",
                ota.issuerEn());
    }

    @Test
    void certificateNumbersHaveTwelveCharactersAndDoNotRepeat() {
        SecureRandom random = new SecureRandom();
        Set<CertificateNumber> drawn = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            drawn.add(CertificateNumber.draw(random));
        }
        assertEquals(10_000, drawn.size());
        drawn.forEach(number -> assertTrue(number.written().matches("JP[0-9A-Z]{10}")));
    }

    @Property
    void aSlipInACertificateNumberShows(@ForAll long seed, @ForAll @IntRange(min = 2, max = 11) int position) {
        String number =
                CertificateNumber.draw(new java.util.SplittableRandom(seed)).written();
        char other = number.charAt(position) == '7' ? '8' : '7';
        String slipped = number.substring(0, position) + other + number.substring(position + 1);
        assertTrue(CertificateNumber.parse(slipped).isEmpty());
    }
}

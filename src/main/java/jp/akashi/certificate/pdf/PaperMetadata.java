package jp.akashi.certificate.pdf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Calendar;
import java.util.GregorianCalendar;
import jp.akashi.certificate.Certificate;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;

/// What a page says about itself, in its information dictionary and the same in XMP; time and id come from its content.
///
/// Source: ISO 19005-2, 6.6 (XMP, extension schemas); ISO 14289-1, 5; XMP part 1.
final class PaperMetadata {
    private static final String PRODUCER = "Akashi";
    private static final String NAMESPACE = "urn:x-akashi:paper:1.0#";

    private final String title;
    private final String subject;
    private final ZonedDateTime issuedAt;
    private final Certificate certificate;
    private final PaperMarks marks;

    PaperMetadata(PaperSheet sheet, Certificate certificate, PaperMarks marks) {
        this.title = sheet.title();
        this.subject = sheet.subject();
        this.issuedAt = certificate.issuedAt().atZone(Certificate.JAPAN);
        this.certificate = certificate;
        this.marks = marks;
    }

    void writeTo(PDDocument document) throws IOException {
        Calendar time = GregorianCalendar.from(issuedAt);
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(title);
        information.setSubject(subject);
        information.setAuthor(certificate.municipality().issuer());
        information.setProducer(PRODUCER);
        information.setCreationDate(time);
        information.setModificationDate(time);
        information.setCustomMetadataValue("Akashi-Application-Id", marks.applicationId());
        information.setCustomMetadataValue("Akashi-Binding", marks.binding());
        information.setCustomMetadataValue("Akashi-Terminal-Id", marks.terminalId());
        document.setDocumentInformation(information);
        document.setDocumentId(documentId());
        PDMetadata metadata = new PDMetadata(document);
        metadata.importXMPMetadata(xmp().getBytes(StandardCharsets.UTF_8));
        document.getDocumentCatalog().setMetadata(metadata);
    }

    private long documentId() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String seed = String.join(
                    "\n", certificate.number().written(), marks.applicationId(), marks.binding(), marks.terminalId());
            return ByteBuffer.wrap(digest.digest(seed.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String xmp() {
        String time = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(issuedAt);
        return """
                <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
                 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
                 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
                 xmlns:akashi="%1$s">
                <dc:format>application/pdf</dc:format>
                <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%2$s</rdf:li></rdf:Alt></dc:title>
                <dc:description><rdf:Alt><rdf:li xml:lang="x-default">%10$s</rdf:li></rdf:Alt></dc:description>
                <dc:creator><rdf:Seq><rdf:li>%3$s</rdf:li></rdf:Seq></dc:creator>
                <dc:language><rdf:Bag><rdf:li>ja</rdf:li></rdf:Bag></dc:language>
                <xmp:CreateDate>%4$s</xmp:CreateDate><xmp:ModifyDate>%4$s</xmp:ModifyDate>
                <pdf:Producer>%5$s</pdf:Producer>
                <pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
                <pdfuaid:part>1</pdfuaid:part>
                <akashi:ApplicationId>%6$s</akashi:ApplicationId>
                <akashi:Binding>%7$s</akashi:Binding>
                <akashi:TerminalId>%8$s</akashi:TerminalId>
                </rdf:Description>
                %9$s
                </rdf:RDF></x:xmpmeta>
                <?xpacket end="r"?>
                """.formatted(
                        NAMESPACE,
                        Xhtml.escaped(title),
                        Xhtml.escaped(certificate.municipality().issuer()),
                        time,
                        PRODUCER,
                        Xhtml.escaped(marks.applicationId()),
                        Xhtml.escaped(marks.binding()),
                        Xhtml.escaped(marks.terminalId()),
                        extensions(),
                        Xhtml.escaped(subject));
    }

    private static String extensions() {
        return """
                <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
                 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
                 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
                <pdfaExtension:schemas><rdf:Bag>
                %s%s
                </rdf:Bag></pdfaExtension:schemas></rdf:Description>""".formatted(
                        schema(
                                "PDF/UA identification",
                                "http://www.aiim.org/pdfua/ns/id/",
                                "pdfuaid",
                                property("part", "Integer", "internal", "Part of ISO 14289")),
                        schema(
                                "Akashi paper",
                                NAMESPACE,
                                "akashi",
                                property("ApplicationId", "Text", "external", "The application this page answers")
                                        + property("Binding", "Text", "external", "Digest of who applied for what")
                                        + property("TerminalId", "Text", "external", "The terminal that asked")));
    }

    private static String schema(String name, String namespace, String prefix, String properties) {
        return """
                <rdf:li rdf:parseType="Resource"><pdfaSchema:schema>%s</pdfaSchema:schema>
                <pdfaSchema:namespaceURI>%s</pdfaSchema:namespaceURI><pdfaSchema:prefix>%s</pdfaSchema:prefix>
                <pdfaSchema:property><rdf:Seq>%s</rdf:Seq></pdfaSchema:property></rdf:li>
                """.formatted(name, namespace, prefix, properties);
    }

    private static String property(String name, String type, String category, String description) {
        return """
                <rdf:li rdf:parseType="Resource"><pdfaProperty:name>%s</pdfaProperty:name>
                <pdfaProperty:valueType>%s</pdfaProperty:valueType><pdfaProperty:category>%s</pdfaProperty:category>
                <pdfaProperty:description>%s</pdfaProperty:description></rdf:li>
                """.formatted(name, type, category, description);
    }
}

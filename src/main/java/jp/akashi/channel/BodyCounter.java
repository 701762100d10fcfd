package jp.akashi.channel;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Bounds bodies that did not announce their length (chunked, HTTP/2); what a resource reads as a stream is left alone.
@Provider
public final class BodyCounter implements ReaderInterceptor {
    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getType() != InputStream.class && !context.getHeaders().containsKey(HttpHeaders.CONTENT_LENGTH)) {
            context.setInputStream(new ByteArrayInputStream(read(context.getInputStream())));
        }
        return context.proceed();
    }

    private static byte[] read(InputStream body) throws IOException {
        byte[] content = body.readNBytes(RequestDoor.LONGEST_BODY + 1);
        if (content.length > RequestDoor.LONGEST_BODY) {
            throw new ClientErrorException(Response.Status.REQUEST_ENTITY_TOO_LARGE);
        }
        return content;
    }
}

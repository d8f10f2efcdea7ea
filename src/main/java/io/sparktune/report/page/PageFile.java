package io.sparktune.report.page;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.sparktune.settings.Secrets;
import io.sparktune.settings.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A page as one HTML file. What a run says stands in it as JSON alone, in which no character can
 * end the element, and as text of elements; style and script are allowed by their digests, and
 * nothing else is loaded or run.
 */
final class PageFile {

  private static final ObjectMapper JSON =
      StrictJson.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature())
          .addModule(new SimpleModule().addSerializer(String.class, new MaskedText()))
          .build();

  private static final String STYLE = resource("page.css");

  private static final String SCRIPT =
      List.of("elements.js", "plot.js", "charts.js", "diagnostics.js", "sections.js", "page.js")
          .stream()
          .map(PageFile::resource)
          .collect(Collectors.joining("\n", "\"use strict\";(()=>{\n", "\n})();"));

  private PageFile() {}

  /** Texts without credentials. */
  private static final class MaskedText extends StdSerializer<String> {

    private static final long serialVersionUID = 1L;

    MaskedText() {
      super(String.class);
    }

    @Override
    public void serialize(String text, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(Secrets.masked(text));
    }
  }

  /**
   * The file.
   *
   * @param summary for those who see it without its script
   */
  static String of(String title, List<String> summary, Section page) {
    String lines =
        summary.stream().map(line -> "<p>" + text(line) + "</p>").collect(Collectors.joining("\n"));
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src '%s'; \
    style-src '%s'; base-uri 'none'; form-action 'none'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <title>%s</title>
    <style>%s</style>
    </head>
    <body>
    <main id="page">
    <h1>%s</h1>
    %s
    </main>
    <script type="application/json" id="data">%s</script>
    <script>%s</script>
    </body>
    </html>
    """
        .formatted(
            digest(SCRIPT),
            digest(STYLE),
            text(title),
            STYLE,
            text(title),
            lines,
            json(page),
            SCRIPT);
  }

  private static String resource(String name) {
    try (InputStream in = PageFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not beside its class");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digest(String content) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha.digest(content.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A text in which nothing is markup. */
  private static String text(String plain) {
    return Secrets.masked(plain)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String json(Section page) {
    try {
      return JSON.writeValueAsString(page.entries())
          .replace("<", "\\u003c")
          .replace(">", "\\u003e")
          .replace("&", "\\u0026");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}

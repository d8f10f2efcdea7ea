package io.sparktune.report.page;

import java.util.ArrayList;
import java.util.List;

/** Texts that would harm a page that takes any of them for more than text. */
final class HostileTexts {

  private static final String HARM = "document.documentElement.dataset.harmed=1";

  static final List<String> ALL = all();

  private HostileTexts() {}

  private static List<String> all() {
    List<String> all = new ArrayList<>();
    for (String form :
        List.of(
            "<script>%s</script>",
            "</script><script>%s</script>",
            "</SCRIPT ><script>%s</script>",
            "<!--<script>%s",
            "--><script>%s</script>",
            "]]><script>%s</script>",
            "<img src=x onerror=%s>",
            "<img src=\"https://example.org/x.png\" onload=\"%s\">",
            "<svg onload=%s>",
            "<svg><script>%s</script></svg>",
            "<body onload=%s>",
            "<iframe src=\"javascript:%s\"></iframe>",
            "<iframe srcdoc=\"<script>parent.%s</script>\"></iframe>",
            "<a href=\"javascript:%s\">x</a>",
            "<details open ontoggle=%s>",
            "<style>@import 'https://example.org/x.css';</style>%s",
            "<link rel=stylesheet href=https://example.org/x.css>%s",
            "<meta http-equiv=refresh content=\"0;url=javascript:%s\">",
            "<base href=https://example.org/>%s",
            "<form action=https://example.org><button autofocus onfocus=%s>",
            "<input autofocus onfocus=%s>",
            "<video><source onerror=%s></video>",
            "<math><mtext></mtext><script>%s</script></math>",
            "<template><script>%s</script></template>",
            "<object data=\"javascript:%s\"></object>",
            "<embed src=\"javascript:%s\">",
            "\"><script>%s</script>",
            "'><script>%s</script>",
            "\" onmouseover=\"%s",
            "' onmouseover='%s",
            "\\\";%s;//",
            "\\u003cscript\\u003e%s\\u003c/script\\u003e",
            "&lt;script&gt;%s&lt;/script&gt;",
            "&#60;script&#62;%s&#60;/script&#62;",
            "${%s}",
            "{{%s}}",
            "`${%s}`",
            "%%3Cscript%%3E%s",
            "\u2028%s\u2029",
            "\u202e%s",
            "javascript:%s",
            "data:text/html,<script>%s</script>",
            "__proto__%s",
            "constructor.constructor('%s')()",
            "</style><script>%s</script>",
            "</title><script>%s</script>",
            "<plaintext>%s",
            "<textarea>%s",
            "<noscript><p title=\"</noscript><script>%s</script>\">",
            "\ud83d\ude00<script>%s</script>",
            "<xmp><script>%s</script></xmp>")) {
      all.add(form.formatted(HARM));
    }
    return List.copyOf(all);
  }
}

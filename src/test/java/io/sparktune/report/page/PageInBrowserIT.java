package io.sparktune.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparktune.run.PastRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as somebody uses it who points, types, drags and turns the light off. */
final class PageInBrowserIT {

  @TempDir private static Path folder;

  /** The page of a study of classes with one goal; null where there is no browser. */
  private static @Nullable DevTools page;

  private static Path one;

  private static Path several;

  /** What a script in the page may call. */
  private static final String SCRIPT =
      """
      window.figures = () => [...document.querySelectorAll("figure")];
      window.named = title => figures().find(each => each.querySelector("h3")?.textContent === title);
      window.seen = () => figures().map(each => each.querySelector(".tip"))
        .filter(tip => !tip.hidden).map(tip => tip.textContent);
      window.middle = async node => {
        node.scrollIntoView({ block: "center", behavior: "instant" });
        let before = null, box = node.getBoundingClientRect();
        for (let same = 0; same < 5; same = box.y === before ? same + 1 : 0) {
          await settled();
          before = box.y;
          box = node.getBoundingClientRect();
        }
        return [box.x + box.width / 2, box.y + box.height / 2, box.height];
      };
      window.settled = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
      window.wires = () => [...named("Values together").querySelectorAll(".wire")];
      window.passing = () => wires().filter(wire => !wire.classList.contains("off")).length;
      """;

  @BeforeAll
  static void pagesAreOpened() throws IOException, SQLException, InterruptedException {
    one =
        RecordedStudy.in(folder.resolve("one"), "\"maximize accuracy\"")
            .trials(60, 5, 6)
            .classes()
            .ended("2026-01-31T06:00:00Z", 30)
            .folder();
    several =
        RecordedStudy.in(
                folder.resolve("several"), "[\"maximize accuracy\", \"minimize parameters\"]")
            .trials(60, 5, 6)
            .numbers()
            .folder();
    for (Path study : List.of(one, several)) {
      String unused = new PastRun(study.toString()).report("");
    }
    Optional<Browser> browser = Browser.find(Files.createDirectories(folder.resolve("profile")));
    if (browser.isPresent()) {
      page = opened(browser.get(), one);
    }
  }

  private static DevTools opened(Browser browser, Path study)
      throws IOException, InterruptedException {
    DevTools opened = browser.open(study.resolve("report.html"));
    opened.value(SCRIPT);
    return opened;
  }

  @AfterAll
  static void theBrowserEnds() throws InterruptedException {
    if (page != null) {
      page.close();
    }
  }

  @BeforeEach
  void thePageIsShownAnew() throws IOException, InterruptedException {
    if (page != null) {
      page.show(one.resolve("report.html"));
      page.value(SCRIPT);
    }
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  /** Charts without a table of their own, or whose table says nothing. */
  private static List<String> withoutTwin(DevTools shown) throws IOException, InterruptedException {
    return texts(
        shown.value(
            """
            figures().forEach(each => { const twin = each.querySelector("details"); if (twin) twin.open = true; });
            settled().then(() => [...document.querySelectorAll("svg")].filter(chart => {
              const twin = chart.closest("figure")?.querySelector("details");
              return !twin || twin.querySelectorAll("tbody tr").length === 0
                || ![...twin.querySelectorAll("td")].some(cell => /[0-9]/.test(cell.textContent));
            }).map(chart => chart.getAttribute("aria-label")))
            """));
  }

  @Test
  void everyChartHasItsNumbersAsATable() throws IOException, InterruptedException {
    if (page == null) {
      return;
    }
    assertThat(page.value("document.querySelectorAll('svg').length").asInt()).isEqualTo(15);
    assertThat(withoutTwin(page)).isEmpty();
    page.value("figures().forEach(each => { each.querySelector('details').open = false; })");
    Browser another =
        Browser.find(Files.createDirectories(folder.resolve("another"))).orElseThrow();
    try (DevTools other = opened(another, several)) {
      assertThat(
              texts(
                  other.value(
                      "figures().map(each => each.querySelector('h3')?.textContent ?? '')")))
          .contains("accuracy against parameters", "Predicted and actual", "Errors");
      assertThat(withoutTwin(other)).isEmpty();
    }
  }

  @Test
  void marksTellTheirNumbersToAPointer() throws IOException, InterruptedException {
    if (page == null) {
      return;
    }
    JsonNode place = page.value("middle(named('Best score so far').querySelector('circle'))");
    page.point(place.get(0).asDouble(), place.get(1).asDouble());
    JsonNode point =
        page.value("JSON.parse(document.getElementById('data').textContent).progress.points[0]");
    assertThat(texts(page.value("settled().then(seen)")))
        .singleElement()
        .satisfies(
            text ->
                assertThat(text)
                    .startsWith(
                        "trial %s: %.4f"
                            .formatted(point.get(4).asText(), point.get(3).asDouble())));
    page.point(1, 1);
    assertThat(texts(page.value("settled().then(seen)"))).isEmpty();
  }

  @Test
  void everyChartIsReadByTheKeyboardAlone() throws IOException, InterruptedException {
    if (page == null) {
      return;
    }
    int charts = page.value("figures().length").asInt();
    for (int chart = 0; chart < charts; chart++) {
      page.value("figures()[%d].querySelector('svg').focus()".formatted(chart));
      page.key("ArrowRight");
      List<String> first = texts(page.value("seen()"));
      page.key("End");
      List<String> last = texts(page.value("seen()"));
      assertThat(first).as("chart %s", chart).hasSize(1);
      assertThat(last).as("chart %s", chart).hasSize(1).isNotEqualTo(first);
      page.key("Home");
      assertThat(texts(page.value("seen()"))).isEqualTo(first);
      page.key("Escape");
      assertThat(texts(page.value("seen()"))).isEmpty();
    }
  }

  /** The upper half of the last axis, whose best score is at its top. */
  private static JsonNode lastAxis(DevTools shown) throws IOException, InterruptedException {
    return shown.value("middle([...named('Values together').querySelectorAll('.grip')].at(-1))");
  }

  private static void assertHalfIsFiltered(DevTools shown)
      throws IOException, InterruptedException {
    JsonNode last =
        shown.value("settled().then(() => wires().map(wire => wire.classList.contains('off')))");
    JsonNode tops =
        shown.value("wires().map(wire => Number(wire.getAttribute('points').split(',').at(-1)))");
    double middle =
        shown
            .value(
                """
                (() => { const chart = named("Values together").querySelector("svg");
                const grip = chart.querySelector(".grip");
                return Number(grip.getAttribute("y")) + Number(grip.getAttribute("height")) / 2; })()
                """)
            .asDouble();
    assertThat(last).isNotEmpty();
    for (int wire = 0; wire < last.size(); wire++) {
      assertThat(last.get(wire).asBoolean())
          .as("line %s at %s of %s", wire, tops.get(wire), middle)
          .isEqualTo(tops.get(wire).asDouble() < middle);
    }
    assertThat(shown.value("passing()").asInt()).isLessThan(last.size());
    assertThat(shown.value("document.querySelector('.buttons [role=status]').textContent").asText())
        .isEqualTo(shown.value("passing()").asInt() + " of " + last.size() + " lines pass");
    shown.value(
        "[...document.querySelectorAll('button')].find(each => each.textContent === 'no"
            + " filter').click()");
    assertThat(shown.value("settled().then(passing)").asInt()).isEqualTo(last.size());
  }

  @Test
  void draggingAlongAnAxisFilters() throws IOException, InterruptedException {
    if (page == null) {
      return;
    }
    JsonNode axis = lastAxis(page);
    double x = axis.get(0).asDouble();
    double y = axis.get(1).asDouble();
    page.drag("mousePressed", x, y);
    page.drag("mouseMoved", x, y + 40);
    page.drag("mouseMoved", x, y + axis.get(2).asDouble());
    page.drag("mouseReleased", x, y + axis.get(2).asDouble());
    page.point(x, y - 60); // let go: no longer drags
    assertHalfIsFiltered(page);
  }

  @Test
  void aFingerFiltersToo() throws IOException, InterruptedException {
    if (page == null) {
      return;
    }
    JsonNode axis = lastAxis(page);
    double x = axis.get(0).asDouble();
    double y = axis.get(1).asDouble();
    page.touch("touchStart", x, y);
    page.touch("touchMove", x, y + 60);
    page.touch("touchMove", x, y + axis.get(2).asDouble());
    page.touch("touchEnd", x, y);
    assertHalfIsFiltered(page);
  }

  @Test
  void textsAreWholeAndApartOnEveryScreen() throws IOException, InterruptedException {
    if (page == null) {
      return;
    }
    for (int width : new int[] {400, 760, 1200}) {
      page.screen(width, 900);
      assertThat(page.value("settled().then(() => document.documentElement.scrollWidth)").asInt())
          .isLessThanOrEqualTo(width);
      assertThat(
              texts(
                  page.value(
                      """
                      [...document.querySelectorAll("svg")].flatMap(chart => {
                        const frame = chart.getBoundingClientRect();
                        const all = [...chart.querySelectorAll("text")].filter(text => text.textContent !== "")
                          .map(text => [text.textContent, text.getBoundingClientRect()]);
                        const cut = all.filter(([, box]) => box.left < frame.left - 2 || box.right > frame.right + 2
                          || box.top < frame.top - 2 || box.bottom > frame.bottom + 2).map(each => each[0] + " is cut");
                        const over = all.flatMap(([one, a], at) => all.slice(at + 1)
                          .filter(([, b]) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
                            && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4)
                          .map(([other]) => one + " is on " + other));
                        return [...cut, ...over].map(fault => chart.getAttribute("aria-label") + " " + fault);
                      })
                      """)))
          .as("%s pixels", width)
          .isEmpty();
    }
  }

  /** The contrast that texts need (WCAG 2, level AA). */
  @Test
  void textsCanBeReadInLightDarkAndPrint() throws IOException, InterruptedException {
    if (page == null) {
      return;
    }
    for (Map<String, ?> media :
        List.<Map<String, ?>>of(
            Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "light"))),
            Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))),
            Map.of("media", "print"))) {
      page.call("Emulation.setEmulatedMedia", media);
      List<String> faint =
          texts(
              page.value(
                  """
                  (() => {
                    const light = color => color.match(/[0-9.]+/g).slice(0, 3).map(Number).map(part => part / 255)
                      .map(part => part <= .03928 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
                      .reduce((sum, part, at) => sum + part * [.2126, .7152, .0722][at], 0);
                    const back = light(getComputedStyle(document.body).backgroundColor);
                    return [...document.querySelectorAll("p, td, th, h2, a, figcaption, summary, svg text:not(.on-light):not(.on-dark)")]
                      .filter(node => {
                        const style = getComputedStyle(node), own = light(node.closest("svg") ? style.fill : style.color);
                        return (Math.max(own, back) + .05) / (Math.min(own, back) + .05) < 4.5;
                      }).map(node => node.textContent);
                  })()
                  """));
      assertThat(faint).as("%s", media).isEmpty();
    }
    assertThat(new String(page.pdf(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    page.call("Emulation.setEmulatedMedia", Map.of("media", "", "features", List.of()));
  }

  @Test
  void nothingIsRefusedNorAskedFor() {
    if (page != null) {
      assertThat(page.complaints()).isEmpty();
      assertThat(page.requests())
          .isNotEmpty()
          .allMatch(one.resolve("report.html").toUri().toString()::equals);
    }
  }
}

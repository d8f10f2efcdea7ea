package io.sparktune.data.text;

import io.sparktune.data.DataSource;
import io.sparktune.data.table.ColumnRoles;
import io.sparktune.data.table.TableKind;
import io.sparktune.data.table.TableSettings;
import io.sparktune.data.text.TextSettings.Layout;
import io.sparktune.settings.SettingsReader;
import io.sparktune.settings.Task;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code data} for texts: the keys of a table, and which columns are texts. */
record TextSettingsReader(SettingsReader data, Task task) {

  TextSettings read() {
    TableSettings table = new TableKind().settings(data, task);
    if (!table.normal().isEmpty()) {
      data.problem("normal", "means nothing where data.kind = text");
    }
    if (table.isGenerated()) {
      data.problem("source", "has no texts, wanted data.path or data.source = dataframe");
    }
    List<String> texts = data.textOrTexts("text", "the name of a column");
    ColumnRoles roles = table.columns();
    requireFree(roles, texts);
    Set<String> features = new LinkedHashSet<>(data.texts("features"));
    features.addAll(roles.numeric());
    features.addAll(roles.categorical());
    features.addAll(roles.dates());
    for (String feature : features) {
      if (feature.equals(roles.target()) || roles.ignore().contains(feature)) {
        data.problem("features", feature + " is already data.target or data.ignore");
      }
      if (texts.contains(feature)) {
        data.problem("features", feature + " is already data.text");
      }
    }
    Layout layout = data.constant("layout", List.of(Layout.values()));
    if (layout == Layout.FOLDERS) {
      requireTextAlone(table, texts, features);
    }
    return new TextSettings(table, layout, texts, List.copyOf(features));
  }

  private void requireTextAlone(TableSettings table, List<String> texts, Set<String> features) {
    if (!(table.source() instanceof DataSource.Files)) {
      data.problem("layout", "is folders, which needs data.path");
    }
    if (texts.size() > 1 || !features.isEmpty() || table.hasGroups() || table.hasTimes()) {
      data.problem("layout", "is folders, whose files have one text and nothing beside it");
    }
  }

  private void requireFree(ColumnRoles roles, List<String> texts) {
    for (String text : texts) {
      if (text.equals(roles.target())) {
        data.problem("text", text + " is already data.target");
      } else if (text.equals(roles.group()) || text.equals(roles.time())) {
        data.problem("text", text + " is already data.group or data.time");
      } else if (roles.ignore().contains(text)) {
        data.problem("text", text + " is already in data.ignore");
      }
    }
  }
}

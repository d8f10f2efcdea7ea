package io.sparktune.data.series;

import io.sparktune.data.BatchWriter;
import io.sparktune.data.FittedScale;
import io.sparktune.data.InputBuffers;
import java.time.LocalDateTime;

/** Writes the steps before each row as the network reads them. What is not known is 0. */
final class SeriesWriter implements BatchWriter {

  private final SeriesForm form;
  private final SeriesSteps data;
  private final SeriesChannels channels;

  SeriesWriter(SeriesForm form, SeriesSteps data, SeriesChannels channels) {
    this.form = form;
    this.data = data;
    this.channels = channels;
  }

  @Override
  public void write(int[] rows, int from, int count, InputBuffers into) {
    int window = form.settings().window() * form.columns().pastCount();
    int extras = form.extras();
    boolean isFlat = form.settings().flatten();
    for (int i = 0; i < count; i++) {
      int place = data.places()[rows[from + i]];
      int width = isFlat ? window + extras : window;
      writeWindow(place, into.values(0), i * width);
      if (extras > 0) {
        writeExtras(place, into.values(isFlat ? 0 : 1), isFlat ? i * width + window : i * extras);
      }
    }
  }

  private void writeWindow(int place, float[] into, int from) {
    int start = start(place);
    int at = from;
    for (int step = place - form.settings().window(); step < place; step++) {
      for (int column = 0; column < form.columns().pastCount(); column++) {
        into[at++] = step < start ? 0 : scaled(column, step);
      }
    }
  }

  private int start(int place) {
    return data.values().starts()[data.values().seriesAt(place)];
  }

  private float scaled(int column, int place) {
    FittedScale scale = form.inputScales().get(column);
    double value = channels.at(column, place);
    return Double.isNaN(value) ? 0 : (float) scale.scaled(value);
  }

  private void writeExtras(int place, float[] into, int from) {
    int at = from;
    int start = start(place);
    int season = form.seasonSteps();
    int lags = season > 0 ? form.settings().seasonLags() * form.aim().targets() : 0;
    for (int number = 0; number < lags; number++) {
      int step = place - (1 + number / form.aim().targets()) * season;
      int target = number % form.aim().targets();
      into[at++] = step < start ? 0 : scaled(target, step);
    }
    double stepNumber = data.values().stepAt(place);
    for (int wave = 1; wave <= form.waves(); wave++) {
      at = CalendarInputs.cycle(wave * stepNumber / form.aim().season(), into, at);
    }
    if (form.axis().hasCalendar() && form.settings().calendar().numbers() > 0) {
      LocalDateTime moment = data.values().axis().momentOf(stepNumber);
      at = form.settings().calendar().write(moment, into, at);
    }
    int end = data.values().starts()[data.values().seriesAt(place) + 1];
    int first = form.columns().pastCount();
    for (int lead = 0; lead < form.leads(); lead++) {
      for (int column = 0; column < form.columns().known().size(); column++) {
        into[at++] = place + lead < end ? scaled(first + column, place + lead) : 0;
      }
    }
  }
}

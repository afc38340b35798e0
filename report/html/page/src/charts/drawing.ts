import type { ChartOption } from "./engine";
import type { Look } from "./look";
import type { Wanted } from "./model";

/** A sign of a legend: a mark of charts.css in a colour of the theme, and what it stands for. */
export interface Sign {
  mark: string;
  colour: string;
  text: string;
}

/** A cell of the table behind a chart: a word, or a number as it is written and as it is. */
export type Cell = string | { text: string; value: number | null };

/** The numbers that a chart draws. The first column heads the rows. */
export interface Behind {
  caption: string;
  columns: string[];
  rows: Cell[][];
}

/** A chart as it stands at a width. */
export interface Drawn {
  height: number;
  option: ChartOption;
}

/** What a figure shows: a chart at any width and look, and the same in words and numbers. */
export interface Drawing {
  /** Says in a sentence what the chart shows, for those who do not see it. */
  summary: string;
  legend: Sign[];
  /** Sentences below the chart. */
  words: string[];
  tables: Behind[];
  /** Nothing when words say it all. */
  draw: ((width: number, look: Look) => Drawn) | null;
}

/** A kind of chart. It gives nothing when the data that it draws are missing. */
export type Kind = (of: Wanted) => Drawing | null;

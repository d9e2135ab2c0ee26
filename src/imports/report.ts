/** Why a row did not become a response. */
export type RejectionReason =
  | 'blank-row'
  | 'date-missing'
  | 'date-order-unknown'
  | 'date-unreadable'
  | 'date-without-unit'
  | 'date-without-zone'
  | 'extra-cells'
  | 'id-missing'
  | 'not-a-row'
  | 'not-a-response'
  | 'other-survey'
  | 'rating-out-of-range'
  | 'rating-unreadable'
  | 'several-answers'
  | 'spam'
  | 'status-unknown'
  | 'superseded'
  | 'test'
  | 'weight-unreadable';

/** What is odd: `column-missing`, no record has a column of the mapping; else about rows that were imported all the same. */
export type WarningReason =
  | 'column-missing'
  | 'date-unreadable'
  | 'group-mismatch'
  | 'group-unknown'
  | 'group-without-rating'
  | 'short-row';

/** One row that did not become a response. */
export interface Rejection {
  /** Row in the input, from 1, header rows included. */
  readonly row: number;
  /** The column that caused it; null when the whole row did. */
  readonly column: string | null;
  /** Why. */
  readonly reason: RejectionReason;
  /** What stood there, cut to 60 characters; null when nothing did. */
  readonly received: string | null;
}

/** How many rows a reason rejected. */
export interface RejectionCount {
  /** Why. */
  readonly reason: RejectionReason;
  /** Rows, 1 or more. */
  readonly rows: number;
}

/** One kind of oddity in one column. */
export interface ImportWarning {
  /** What is odd. */
  readonly reason: WarningReason;
  /** The column; null when it is about whole rows. */
  readonly column: string | null;
  /** Rows, 1 or more. */
  readonly rows: number;
  /** The first of these rows, from 1, header rows included. */
  readonly listed: readonly number[];
}

/** An account of every row: `imported`, `rejected` and `skippedHeaders` add up to `rows`. */
export interface ImportReport {
  /** Name of the tool. */
  readonly tool: string;
  /** Rows that were read, header rows included. */
  readonly rows: number;
  /** Rows that became responses. */
  readonly imported: number;
  /** Rows that did not. */
  readonly rejected: number;
  /** Header rows, the first ones and repetitions of them further down. */
  readonly skippedHeaders: number;
  /** What kind of header was read, in words; null for records and for rows without header. */
  readonly header: string | null;
  /** Rejected rows by reason, in alphabetical order; all of them. */
  readonly rejectedByReason: readonly RejectionCount[];
  /** The first rejected rows, up to `listed` of the options. */
  readonly rejections: readonly Rejection[];
  /** What is odd among imported rows, and columns of the mapping that no record has. */
  readonly warnings: readonly ImportWarning[];
  /** Columns that were left out because their names speak of personal data, in alphabetical order. */
  readonly droppedColumns: readonly string[];
  /** Order of dates such as `3/4/2026`: as stated or proved; null when it was not needed or not known. */
  readonly dateOrder: 'day-first' | 'month-first' | null;
}

/** Collects the account while rows are read. */
export interface ReportKeeper {
  readonly reject: (row: number, column: string | null, reason: RejectionReason, received?: unknown) => void;
  readonly warn: (row: number, column: string | null, reason: WarningReason) => void;
  readonly drop: (column: string) => void;
  /** Is told of a column that no header promised, row by row, until a row has it. */
  readonly look: (row: number, column: string, found: boolean) => void;
  readonly report: (
    totals: Pick<ImportReport, 'rows' | 'skippedHeaders' | 'header' | 'dateOrder'>,
  ) => ImportReport;
}

/** A warning that is being put together. */
interface Warning {
  readonly reason: WarningReason;
  readonly column: string | null;
  rows: number;
  readonly listed: number[];
}

/** A keeper that counts everything and lists the first of each kind. */
export function createReportKeeper(tool: string, listed: number): ReportKeeper {
  const rejections: Rejection[] = [];
  const byReason = new Map<RejectionReason, number>();
  const warnings = new Map<string, Warning>();
  const addTo = (warning: Warning, row: number): void => {
    warning.rows += 1;
    if (warning.listed.length < listed) warning.listed.push(row);
  };
  /** Columns that rows were searched for; null once one had it. */
  const awaited = new Map<string, (Warning & { last: number }) | null>();
  const dropped = new Set<string>();
  return {
    reject(row, column, reason, received) {
      byReason.set(reason, (byReason.get(reason) ?? 0) + 1);
      if (rejections.length < listed) rejections.push({ row, column, reason, received: shown(received) });
    },
    warn(row, column, reason) {
      const key = `${reason} ${column}`;
      const warning = warnings.get(key) ?? { reason, column, rows: 0, listed: [] };
      warnings.set(key, warning);
      addTo(warning, row);
    },
    look(row, column, found) {
      let lack = awaited.get(column);
      if (lack === null) return;
      if (found) {
        awaited.set(column, null);
        return;
      }
      lack ??= { reason: 'column-missing', column, rows: 0, listed: [], last: 0 };
      awaited.set(column, lack);
      // Several fields may read one column, and one of them once all rows were read.
      if (lack.last >= row) return;
      lack.last = row;
      addTo(lack, row);
    },
    drop(column) {
      dropped.add(column);
    },
    report(totals) {
      const rejectedByReason = [...byReason.keys()]
        .sort()
        .map((reason) => ({ reason, rows: byReason.get(reason) as number }));
      const rejected = rejectedByReason.reduce((sum, { rows }) => sum + rows, 0);
      return {
        tool,
        ...totals,
        imported: totals.rows - totals.skippedHeaders - rejected,
        rejected,
        rejectedByReason,
        rejections,
        warnings: [...warnings.values(), ...awaited.values()].flatMap((warning) => {
          if (!warning) return [];
          const { reason, column, rows, listed: first } = warning;
          return { reason, column, rows, listed: first };
        }),
        droppedColumns: [...dropped].sort(),
      };
    },
  };
}

/** A short text of what was found, safe for JSON. */
function shown(received: unknown): string | null {
  if (received === null || received === undefined) return null;
  const text =
    typeof received === 'object' ? (Array.isArray(received) ? 'an array' : 'an object') : String(received);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

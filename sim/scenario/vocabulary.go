package scenario

import "reflect"

// word describes a type that is written as one text, for messages and for the schema.
type word struct {
	noun     string // with its article
	number   bool   // may also be written as a plain number
	pattern  string // that every such text matches; rough where a grammar is finer
	examples []any
}

const (
	amountWord = `([0-9]+(\.[0-9]+)?(ms|s|m|h|d))+`
	clockWord  = `((day [0-9]+|[A-Za-z]{3}) +)?[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?`
)

var words = map[reflect.Type]word{
	reflect.TypeFor[Duration](): {
		"a duration", false, `^(` + amountWord + ` *\+ *)*(` + amountWord + ` *(\.\. *` + amountWord + `)?|[a-z]+ *\(.*\))( *\+ *` + amountWord + `)*( +else .*)?$`,
		[]any{"90s", "2m..5m", "lognormal(p50 8m p90 15m)", "triangular(1m 3m 8m)", "exponential(mean 5m)", "normal(mean 2m sd 30s min 0s)", "2m + exponential(mean 5m)"},
	},
	reflect.TypeFor[Ratio](): {
		"a factor or its distribution", true, `^([0-9.]+ *\+ *)*([0-9.]+ *(\.\. *[0-9.]+)?|[a-z]+ *\(.*\))( *\+ *[0-9.]+)*$`,
		[]any{"lognormal(p50 1 p90 1.3)", "0.9..1.2"},
	},
	reflect.TypeFor[Factor]():     {"a factor", true, `^[0-9]+(\.[0-9]+)?$`, []any{1.3}},
	reflect.TypeFor[Span]():       {"a length of time", false, `^` + amountWord + `$`, []any{"4h", "1h30m"}},
	reflect.TypeFor[Share]():      {"a share", true, `^([0-9]+(\.[0-9]+)? *%?|row *\(.*)$`, []any{"35%", 0.35}},
	reflect.TypeFor[Speed]():      {"a speed", false, `^[0-9.]+ ?(km/h|mph|m/s)$`, []any{"60 km/h", "40 mph"}},
	reflect.TypeFor[Distance]():   {"a distance", false, `^[0-9.]+ ?(km|m|mi)$`, []any{"3 km", "800 m", "2 mi"}},
	reflect.TypeFor[Start]():      {"an instant with offset", false, `^[0-9]{4}-[0-9]{2}-[0-9]{2}T`, []any{"2024-02-29T13:00:00-06:00"}},
	reflect.TypeFor[Instant]():    {"an instant", false, `^(` + clockWord + `|\+` + amountWord + `)$`, []any{"13:09", "13:09:30", "tue 01:30", "day 2 01:30", "+9m"}},
	reflect.TypeFor[Rate]():       {"a rate", false, `^[0-9.]+ ?/ ?(s|m|min|h|d|day|w|week)$`, []any{"9/h", "2/min", "40/day"}},
	reflect.TypeFor[Window]():     {"a window", false, `^([a-z][a-z, -]* +)?[0-9]{1,2}:[0-9]{2} *- *[0-9]{1,2}:[0-9]{2}$`, []any{"19:00-07:00", "mon-fri 08:00-17:00", "sat,sun 00:00-24:00"}},
	reflect.TypeFor[Report]():     {"an instant or a figure", true, `^[0-9+A-Za-z].*$`, []any{"13:30", "13:25..13:35", "20m", "15m..25m", "92%"}},
	reflect.TypeFor[Limit]():      {"a figure", true, `^(` + amountWord + `|[0-9]+(\.[0-9]+)? *%?)$`, []any{"30s", "2%"}},
	reflect.TypeFor[Reading]():    {"a statistic", false, `^(p[0-9.]+|median|mean|share *\( *[<>]=? *[0-9].*\))$`, []any{"p90", "median", "mean", "share(<= 8m)"}},
	reflect.TypeFor[Target]():     {"a target", false, `^[a-z0-9.]+ *(\(.*\))? *[<>]=? *[0-9].*$`, []any{"p90 <= 7m", "mean < 5m", "share(<= 15s) >= 90%"}},
	reflect.TypeFor[TaskLimit]():  {"a limit", true, `^ *([<>]=?)? *(` + amountWord + `|[0-9]+(\.[0-9]+)? *%?)$`, []any{"10m", ">= 3"}},
	reflect.TypeFor[Expression](): {"an objective", false, `^[a-z0-9.]+ *\(.*\) *[<>]=? *[0-9].*$`, []any{"p90(first-on-scene) <= 8m", "share(custody) >= 95%"}},
}

// nounOf names what a pointer's type is, for a message.
func nounOf(into any) string {
	return words[reflect.TypeOf(into).Elem()].noun
}

package sim_test

// room is what a package of the project may know of others.
type room struct {
	imports []string // of ours; any other it may not
	never   []string // what it must not reach, by itself or through others: packages, each with those below it
}

// Who asks users, tells readers or serves the network is nothing to the model; nor who looks at all of it.
const (
	files    = "os"
	times    = "time"
	printing = "fmt"
	network  = "net/http"
	commands = "github.com/spf13/cobra"
	terminal = "charm.land/lipgloss/v2"
	tables   = "github.com/hashicorp/go-memdb"
	yaml     = "go.yaml.in/yaml/v4"
	random   = "pgregory.net/rapid" // random scenarios are for tests
)

var (
	pure     = []string{files, times, printing}
	language = []string{network, commands, terminal, tables, random, "sim/engine", "report"}
	model    = []string{network, commands, terminal, tables, random, "sim/stats", "report"}
	results  = []string{network, commands, terminal, random, "report", "scenarios"}
	reports  = []string{network, commands, random, "scenarios"}
	said     = append([]string{"sim/engine", "sim/scenario", "sim/measure", "sim/snapshot", "sim/experiment"}, reports...) // no format computes
)

// rooms are the packages of the project. One that is not here may import nothing of ours.
var rooms = map[string]room{
	"sim/portable": {never: pure},
	"sim/pack":     {never: pure},
	"sim/shard":    {imports: []string{"sim/pack"}, never: []string{network, commands, terminal, yaml, random}},
	"sim/engine":   {never: pure},
	"sim/queue":    {imports: []string{"sim/engine"}, never: pure},
	"sim/geo":      {imports: []string{"sim/portable"}, never: pure},
	"sim/dist":     {imports: []string{"sim/portable"}, never: []string{network, yaml}},
	"sim/stats":    {imports: []string{"sim/pack", "sim/portable"}, never: []string{network, yaml}},
	"sim/log":      {imports: []string{"sim/portable", "sim/stats"}, never: []string{network, commands, terminal, tables, random, "report", "sim/scenario", "sim/engine"}},
	"sim/conform":  {imports: []string{"sim/log"}, never: []string{network, commands, terminal, tables, random, "report", "sim/scenario", "sim/engine"}},
	"sim/fit": {
		imports: []string{"sim/dist", "sim/engine", "sim/geo", "sim/log", "sim/portable"},
		never:   []string{network, commands, terminal, tables, random, "report", "sim/scenario"},
	},
	"sim/fit/draft": {
		imports: []string{"sim/fit", "sim/log"},
		never:   []string{network, commands, terminal, tables, random, "report", "sim/scenario"},
	},
	"sim/fit/likeness": {
		imports: []string{"sim/log", "sim/stats"},
		never:   []string{network, commands, terminal, tables, random, "report", "sim/scenario", "sim/engine"},
	},
	"sim/roads": {imports: []string{"sim/geo"}, never: []string{network, yaml, "os/exec"}},

	"sim/scenario/tree":   {never: language},
	"sim/scenario":        {imports: []string{"sim/dist", "sim/geo", "sim/roads", "sim/scenario/tree"}, never: language},
	"sim/scenario/check":  {imports: []string{"sim/geo", "sim/roads", "sim/scenario", "sim/scenario/tree"}, never: language},
	"sim/scenario/loader": {imports: []string{"sim/roads", "sim/scenario", "sim/scenario/tree", "sim/scenario/check"}, never: language},

	"sim": {
		imports: []string{"sim/engine", "sim/queue", "sim/geo", "sim/dist", "sim/portable", "sim/roads", "sim/scenario"},
		never:   model,
	},
	"sim/exercise": {
		imports: []string{"sim", "sim/engine", "sim/scenario", "sim/scenario/loader", "sim/scenario/tree"},
		never:   model,
	},
	"sim/measure": {
		imports: []string{"sim", "sim/engine", "sim/pack", "sim/scenario", "sim/stats"},
		never:   []string{network, commands, terminal, tables, random, "report"},
	},
	"sim/snapshot": {
		imports: []string{"sim", "sim/engine", "sim/scenario", "sim/scenario/tree"},
		never:   []string{network, commands, terminal, random, "sim/stats", "sim/measure", "report"},
	},

	"sim/exercise/judge": {
		imports: []string{
			"sim", "sim/exercise", "sim/experiment", "sim/experiment/cause", "sim/experiment/futures", "sim/measure", "sim/scenario", "sim/scenario/loader",
			"sim/scenario/tree", "sim/snapshot",
		},
		never: results,
	},
	"sim/exercise/msel": {
		imports: []string{"sim", "sim/log", "sim/scenario", "sim/scenario/tree", "sim/snapshot"},
		never:   []string{network, commands, terminal, random, "report"},
	},
	"sim/exercise/knowledge": {
		imports: []string{"sim", "sim/engine", "sim/scenario"},
		never:   []string{network, commands, terminal, tables, random, "sim/stats", "sim/measure", "report"},
	},

	"sim/experiment": {
		imports: []string{"sim", "sim/engine", "sim/measure", "sim/pack", "sim/shard", "sim/snapshot", "sim/stats", "sim/scenario"},
		never:   results,
	},
	"sim/experiment/cause": {
		imports: []string{"sim", "sim/engine", "sim/measure", "sim/snapshot", "sim/stats", "sim/scenario", "sim/experiment"},
		never:   results,
	},
	"sim/experiment/contrast": {
		imports: []string{"sim", "sim/engine", "sim/measure", "sim/stats", "sim/scenario", "sim/experiment", "sim/experiment/cause"},
		never:   results,
	},
	"sim/experiment/influence": {
		imports: []string{"sim", "sim/engine", "sim/measure", "sim/pack", "sim/shard", "sim/stats", "sim/scenario", "sim/experiment"},
		never:   results,
	},
	"sim/experiment/calibrate": {
		imports: []string{
			"sim", "sim/engine", "sim/dist", "sim/measure", "sim/portable", "sim/stats", "sim/scenario", "sim/experiment", "sim/experiment/influence",
		},
		never: results,
	},
	"sim/experiment/stamp": {
		imports: []string{"sim", "sim/conform", "sim/engine", "sim/log", "sim/stats", "sim/scenario", "sim/scenario/tree", "sim/experiment"},
		never:   results,
	},
	"sim/experiment/futures": {
		imports: []string{"sim", "sim/engine", "sim/measure", "sim/stats", "sim/scenario", "sim/experiment"},
		never:   results,
	},
	"sim/experiment/search": {
		imports: []string{"sim", "sim/measure", "sim/stats", "sim/scenario", "sim/experiment"},
		never:   results,
	},

	"scenarios": {never: []string{network, commands, terminal, yaml}},

	"report":          {never: reports},
	"report/jsontext": {never: said},
	// The library of its protocol counts what it does where a server could show it, and so reaches what serves.
	"report/editor": {
		imports: []string{"sim/scenario", "sim/scenario/loader", "sim/scenario/tree"}, never: []string{commands, random, "sim/engine", "scenarios", "report/server"},
	},
	"report/document": {imports: []string{"sim/stats", "report/jsontext"}, never: said},
	"report/csvtext":  {imports: []string{"report/document"}, never: said},
	"report/format":   {imports: []string{"report/csvtext", "report/document", "report/jsontext"}, never: said},
	"report/html":     {imports: []string{"report/document", "report/format"}, never: said},
	"report/office":   {imports: []string{"report/document"}, never: said},
	"report/paper": {
		imports: []string{
			"sim", "sim/exercise", "sim/exercise/judge", "sim/exercise/msel", "sim/experiment/futures", "sim/measure", "sim/scenario", "sim/scenario/tree", "sim/stats",
			"report/content", "report/document", "report/words",
		},
		never: reports,
	},
	"report/words": {
		imports: []string{"sim", "sim/engine", "sim/scenario", "sim/snapshot", "report/document"},
		never:   append([]string{"sim/experiment"}, reports...),
	},
	"report/log": {
		imports: []string{"sim", "sim/engine", "sim/log", "sim/scenario", "sim/snapshot", "report/csvtext", "report/document", "report/format", "report/jsontext", "report/words"},
		never:   append([]string{"sim/experiment"}, reports...),
	},
	"report/story": {
		imports: []string{
			"sim", "sim/engine", "sim/scenario", "sim/snapshot", "sim/experiment", "sim/experiment/cause", "report/document", "report/words",
		},
		never: reports,
	},
	"report/replay": {
		imports: []string{
			"sim", "sim/engine", "sim/scenario", "sim/snapshot", "sim/experiment", "report/document", "report/jsontext", "report/words",
		},
		never: reports,
	},
	"report/lanes": {
		imports: []string{"sim", "sim/engine", "sim/snapshot", "report/document", "report/story", "report/words"},
		never:   reports,
	},
	"report/content": {
		imports: []string{
			"sim", "sim/conform", "sim/engine", "sim/fit", "sim/fit/likeness", "sim/log", "sim/measure", "sim/snapshot", "sim/stats", "sim/scenario", "sim/experiment", "sim/experiment/stamp",
			"sim/experiment/cause", "sim/experiment/contrast", "sim/experiment/influence", "sim/experiment/search", "sim/experiment/futures", "sim/exercise/knowledge", "sim/exercise/msel", "sim/experiment/calibrate",
			"report/document", "report/jsontext", "report/lanes", "report/words", "report/story", "report/replay",
		},
		never: append([]string{"report/format", "report/html", terminal}, reports...),
	},

	"report/conduct": {
		imports: []string{
			"report/words", "report/replay", "report/document", "report/paper", "sim", "sim/engine", "sim/exercise", "sim/exercise/judge", "sim/exercise/knowledge",
			"sim/experiment", "sim/experiment/futures", "sim/measure", "sim/scenario", "sim/scenario/tree", "sim/snapshot", "sim/stats",
		},
		never: reports,
	},
	"report/explore": {
		imports: []string{
			"sim", "sim/measure", "sim/stats", "sim/scenario", "sim/scenario/tree", "sim/experiment", "sim/experiment/contrast",
			"sim/experiment/influence", "report/content", "report/words",
		},
		never: append([]string{"sim/scenario/loader", "report/format", "report/html", "report/server", terminal}, reports...),
	},
	"report/server": {never: []string{commands, terminal, tables, yaml, random, "sim", "scenarios"}},

	"cmd/simulate": {
		imports: []string{
			"sim", "sim/engine", "sim/exercise", "sim/exercise/judge", "sim/fit", "sim/fit/draft", "sim/fit/likeness", "sim/log", "sim/measure", "sim/shard", "sim/snapshot", "sim/scenario", "sim/scenario/loader", "sim/scenario/tree",
			"sim/experiment", "sim/experiment/cause", "sim/experiment/contrast", "sim/experiment/influence", "sim/experiment/search",
			"sim/experiment/futures", "sim/exercise/knowledge", "sim/exercise/msel", "sim/experiment/calibrate", "sim/experiment/stamp", "report/conduct", "report/content", "report/document", "report/editor", "report/explore", "report/format", "report/html", "report/jsontext", "report/log", "report/office", "report/paper", "report/server", "report/words", "scenarios",
		},
		never: []string{random},
	},

	"sim/simtest":               {imports: []string{"sim", "sim/engine", "sim/scenario", "sim/scenario/loader"}},
	"sim/log/logtest":           {imports: []string{"sim/log"}},
	"sim/scenario/scenariotest": {imports: []string{"sim/scenario", "sim/scenario/loader"}},
	"report/reporttest":         {imports: []string{"sim/simtest", "sim/experiment", "sim/experiment/cause", "report/content", "report/document"}},
	"sim/simtest/mutants":       {},
	"sim/validity":              {},
}

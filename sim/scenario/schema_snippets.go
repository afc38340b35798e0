package scenario

import (
	"encoding/json"
	"reflect"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"
)

// snippet is what an editor puts in when asked, with ${1:…} for what is to be replaced.
type snippet struct {
	Label       string          `json:"label"`
	Description string          `json:"description"`
	Body        json.RawMessage `json:"body"` // in the order in which it is put in
}

// put is a snippet that puts in a JSON text.
func put(label, description, body string) snippet {
	return snippet{label, description, json.RawMessage(body)}
}

// snippets are for the sections of a file and for the verbs of a step. Together they are a scenario.
var snippets = map[reflect.Type][]snippet{
	reflect.TypeFor[Scenario](): {
		put("clock", "When it starts, where, and for how long", `{"clock": {"start": "${1:2024-02-29T13:00:00-06:00}", "zone": "${2:America/Chicago}", "horizon": "${3:2h}"}}`),
		put("sources", "Where figures come from", `{"sources": {"${1:review}": {"title": "${2:The review}", "publisher": "${3:Who published it}", "date": "${4:2024-03-01}"}}}`),
		put("agencies", "Who responds", `{"agencies": {"${1:fire}": {"name": "${2:The fire service}", "kind": "${3:fire}"}}}`),
		put("places", "Where things happen", `{"places": {"${1:scene}": {"name": "${2:The scene}", "position": ["${3:39.09}", "${4:-94.42}"]}}}`),
		put("travel", "How fast units drive", `{"travel": {"speed": {"default": "${1:50 km/h}"}, "detour": "${2:1.3}"}}`),
		put("units", "Who can be sent", `{"units": {"${1:engine}": {"agency": "${2:fire}", "kind": "${3:engine}", "count": "${4:2}", "home": "${5:scene}", "turnout": "${6:30s..90s}"}}}`),
		put("channels", "What messages go over", `{"channels": {"${1:radio}": {"kind": "${2:radio}", "members": ["${3:fire}"]}}}`),
		put("sites", "Schools and other sites that take a posture", `{"sites": {"${1:school}": {"agency": "${2:fire}", "place": "${3:scene}", "people": "${4:300}"}}}`),
		put("incidents", "What happens, and the plan of the response", `{"incidents": {"${1:call}": {"title": "${2:A call}", "agency": "${3:fire}", "where": "${4:scene}", "plan": {"${5:go}": {"send": {"${6:engine}": "${7:1}"}}}}}}`),
		put("measures", "How long between two milestones", `{"measures": {"${1:arrival}": {"title": "${2:Call to the first on scene}", "from": "${3:call/begins}", "to": "${4:call/go.first}", "target": "${5:p90 <= 8m}"}}}`),
		put("variants", "What if", `{"variants": {"${1:nearer}": {"title": "${2:Units get ready sooner}", "changes": {"${3:units.engine.turnout}": "${4:20s}"}}}}`),
	},
	reflect.TypeFor[Step](): {
		put("event", "Something happens", `{"at": "${1:+10m}", "event": "${2:What happens}"}`),
		put("message", "Somebody is told", `{"after": "${1:begins}", "message": "${2:What is said}", "to": "${3:fire}", "takes": "${4:20s}"}`),
		put("send", "Units are sent", `{"after": "${1:begins}", "send": {"${2:engine}": "${3:1}"}, "from": "${4:fire}"}`),
		put("move", "Units on scene go elsewhere", `{"after": "${1:begins}", "move": {"${2:engine}": "${3:1}"}, "where": "${4:scene}"}`),
		put("work", "Units on scene do something", `{"after": "${1:begins}", "work": "${2:What is done}", "needs": {"${3:engine}": "${4:1}"}, "takes": "${5:5m..10m}"}`),
		put("posture", "Schools lock down, hold or secure", `{"after": "${1:begins}", "posture": "${2:lockdown}", "sites": "${3:all}", "takes": "${4:1m..3m}"}`),
		put("release", "Units may go", `{"after": "${1:begins}", "release": "${2:all}"}`),
		put("decide", "Somebody decides", `{"after": "${1:begins}", "decide": "${2:What is asked}", "options": {"${3:yes}": "${4:It is done}", "${5:no}": "${6:It is left}"}, "default": "${7:yes}"}`),
	},
}

// offered adds the snippets of a type.
func offered(s *jsonschema.Schema, t reflect.Type) *jsonschema.Schema {
	if list := snippets[t]; list != nil {
		s.Extra = map[string]any{"defaultSnippets": list}
	}
	return s
}

// shown adds to a description, for editors that show Markdown, the words that may stand there.
func shown(s, of *jsonschema.Schema) *jsonschema.Schema {
	var words []string
	for _, word := range of.Enum {
		if text, ok := word.(string); ok {
			words = append(words, "`"+text+"`")
		}
	}
	if s.Description != "" && len(words) > 0 {
		s.Extra = map[string]any{"markdownDescription": s.Description + "\n\nOne of " + strings.Join(words, ", ") + "."}
	}
	return s
}

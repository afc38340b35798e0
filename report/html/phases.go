package html

import "strings"

// phase is what a kind of time is coloured and patterned as: a pattern of the template patterns.
func phase(kind string) string {
	switch {
	case strings.HasPrefix(kind, "waiting"), kind == "off duty", kind == "on another job":
		return "waiting"
	case kind == "turnout", kind == "travel":
		return kind
	case kind == "approval", kind == "deciding":
		return "approval"
	case kind == "air time", kind == "retry":
		return "air"
	case kind == "held outside":
		return "staged"
	case kind == "work":
		return "working"
	case kind == "delay", kind == "script":
		return "outside"
	default:
		return "other"
	}
}

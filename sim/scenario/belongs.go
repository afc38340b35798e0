package scenario

import (
	"reflect"
	"slices"
	"strings"
)

// belongs says to which verbs an option of a step belongs. Options that are not listed belong to every verb.
var belongs = map[string][]Verb{
	"every":       {Event, Message, Work, Posture, Release, Decide},
	"give-up":     {Message, Send, Move, Work, Decide},
	"priority":    {Event, Message, Send, Move, Work, Decide},
	"outcomes":    {Event, Message, Send, Move, Work, Posture, Release},
	"with":        {Event, Move, Work, Release, Decide},
	"where":       {Send, Move, Work, Decide},
	"disable":     {Event},
	"block":       {Event},
	"slow":        {Event},
	"from":        {Message, Send},
	"to":          {Message},
	"over":        {Message},
	"lost":        {Message},
	"retry":       {Message},
	"re-press":    {Message},
	"takes":       {Message, Work, Posture, Decide},
	"needs":       {Work, Decide},
	"by":          {Work, Decide},
	"choose":      {Send, Work, Decide},
	"whole":       {Send},
	"divert":      {Send, Work, Decide},
	"hold":        {Work},
	"interrupted": {Work},
	"sites":       {Posture},
	"fails":       {Posture},
	"options":     {Decide},
	"default":     {Decide},
}

// given lists the keys of a step that are written, in the order of its type.
func given(step *Step) []string {
	var keys []string
	v := reflect.ValueOf(step).Elem()
	for i := range v.NumField() {
		if !v.Field(i).IsZero() {
			key, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
			keys = append(keys, key)
		}
	}
	return keys
}

// verbs reports a step without a verb or with several, and options that do not belong to its verb.
func (c *checker) verbs(path Path, step *Step) {
	keys := given(step)
	var verbs []string
	for _, verb := range VerbNames() {
		if slices.Contains(keys, verb) {
			verbs = append(verbs, verb)
		}
	}
	switch len(verbs) {
	case 0:
		c.errorf(path.AtKey(), "write one of "+strings.Join(VerbNames(), ", "), "the step does nothing")
	case 1:
		c.belonging(path, step.Verb(), keys)
	default:
		c.errorf(path.Key(verbs[1]).AtKey(), "make it two steps, one after the other",
			"a step does one thing, not %s", strings.Join(verbs, " and "))
	}
}

func (c *checker) belonging(path Path, verb Verb, keys []string) {
	for _, key := range keys {
		verbs, ok := belongs[key]
		if ok && !slices.Contains(verbs, verb) {
			c.errorf(path.Key(key).AtKey(), "it belongs to "+verbList(verbs), "%s does not belong to %s", key, verb)
		}
	}
}

func verbList(verbs []Verb) string {
	names := make([]string, len(verbs))
	for i, verb := range verbs {
		names[i] = verb.String()
	}
	return strings.Join(names, ", ")
}

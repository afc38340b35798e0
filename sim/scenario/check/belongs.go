package check

import (
	"reflect"
	"slices"
	"strings"

	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// belongs says to which verbs an option of a step belongs. Options that are not listed belong to every verb.
var belongs = map[string][]scenario.Verb{
	"every":       {scenario.Event, scenario.Message, scenario.Work, scenario.Posture, scenario.Release, scenario.Decide},
	"give-up":     {scenario.Message, scenario.Send, scenario.Move, scenario.Work, scenario.Decide},
	"priority":    {scenario.Event, scenario.Message, scenario.Send, scenario.Move, scenario.Work, scenario.Decide},
	"outcomes":    {scenario.Event, scenario.Message, scenario.Send, scenario.Move, scenario.Work, scenario.Posture, scenario.Release},
	"with":        {scenario.Event, scenario.Move, scenario.Work, scenario.Release, scenario.Decide},
	"where":       {scenario.Send, scenario.Move, scenario.Work, scenario.Decide},
	"disable":     {scenario.Event},
	"block":       {scenario.Event},
	"slow":        {scenario.Event},
	"moves":       {scenario.Event},
	"from":        {scenario.Message, scenario.Send},
	"to":          {scenario.Message},
	"over":        {scenario.Message},
	"lost":        {scenario.Message},
	"retry":       {scenario.Message},
	"re-press":    {scenario.Message},
	"takes":       {scenario.Message, scenario.Work, scenario.Posture, scenario.Decide},
	"needs":       {scenario.Work, scenario.Decide},
	"by":          {scenario.Work, scenario.Decide},
	"at-place":    {scenario.Work, scenario.Decide},
	"choose":      {scenario.Send, scenario.Work, scenario.Decide},
	"whole":       {scenario.Send},
	"divert":      {scenario.Send, scenario.Work, scenario.Decide},
	"hold":        {scenario.Work},
	"interrupted": {scenario.Work},
	"fill":        {scenario.Move},
	"relief":      {scenario.Work},
	"sites":       {scenario.Posture},
	"fails":       {scenario.Posture},
	"options":     {scenario.Decide},
	"default":     {scenario.Decide},
}

// given lists the keys of a step that are written, in the order of its type.
func given(step *scenario.Step) []string {
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
func (c *checker) verbs(path tree.Path, step *scenario.Step) {
	keys := given(step)
	var verbs []string
	for _, verb := range scenario.VerbNames() {
		if slices.Contains(keys, verb) {
			verbs = append(verbs, verb)
		}
	}
	switch len(verbs) {
	case 0:
		c.Errorf(path.AtKey(), "write one of "+strings.Join(scenario.VerbNames(), ", "), "the step does nothing")
	case 1:
		c.belonging(path, step.Verb(), keys)
	default:
		c.Errorf(path.Key(verbs[1]).AtKey(), "make it two steps, one after the other",
			"a step does one thing, not %s", strings.Join(verbs, " and "))
	}
}

func (c *checker) belonging(path tree.Path, verb scenario.Verb, keys []string) {
	for _, key := range keys {
		verbs, ok := belongs[key]
		if ok && !slices.Contains(verbs, verb) {
			c.Errorf(path.Key(key).AtKey(), "it belongs to "+verbList(verbs), "%s does not belong to %s", key, verb)
		}
	}
}

func verbList(verbs []scenario.Verb) string {
	names := make([]string, len(verbs))
	for i, verb := range verbs {
		names[i] = verb.String()
	}
	return strings.Join(names, ", ")
}

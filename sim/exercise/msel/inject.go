package msel

import (
	"cmp"
	"strconv"
	"strings"

	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// inject makes an inject of a row.
func (of *reading) inject(r *row) {
	of.identify(r)
	var keys []string
	add := func(key, yaml string) { keys = append(keys, key+": "+yaml) }
	say := func(key, text string) {
		if text != "" {
			add(key, quoted(text))
		}
	}
	title, text := r.word(Title), cmp.Or(r.get(Description), r.word(Title))
	if title == text {
		title = ""
	}
	say("number", r.word(Number))
	say("title", title)
	of.when(r, add)
	say("from", of.speaker(r))
	if to := of.receivers(r); len(to) > 0 {
		add("to", "["+strings.Join(to, ", ")+"]")
	}
	say("means", of.means(r))
	say("text", text)
	say("expected", r.get(Expected))
	say("task", of.taskNamed(r.word(Task)))
	r.step = of.stepNamed(r, Step, r.word(Step))
	say("step", r.step)
	for _, f := range []Field{Track, Phase, Priority, Location, Controller} {
		say(columns[f].key, r.word(f))
	}
	say("note", r.get(Note))
	of.injects = append(of.injects, r.id+": {"+strings.Join(keys, ", ")+"}")
}

// quoted is a text that stays one, whatever it would mean as YAML.
func quoted(text string) string {
	written := tree.Quoted(text)
	if strings.HasPrefix(written, `"`) {
		return written
	}
	return `"` + written + `"`
}

// identify gives the inject of a row its id: the one that the list says, or one made of its title.
func (of *reading) identify(r *row) {
	if of.ids == nil {
		of.ids = make(map[string]bool)
	}
	defer func() { of.ids[r.id] = true }()
	if r.id = r.word(ID); r.id != "" {
		switch err := scenario.CheckID(r.id); {
		case err != nil:
			of.problems = append(of.problems, r.problem(ID, tree.AsMistake(err).Hint(), "%s", tree.AsMistake(err).Message))
		case of.ids[r.id]:
			of.problems = append(of.problems, r.problem(ID, "give each its own, or leave it out", "an inject above has the id %s already", r.id))
		}
		return
	}
	stem := slug(cmp.Or(r.word(Title), r.word(Description)))
	if scenario.CheckID(stem) != nil {
		stem = "inject"
	}
	r.id = stem
	for n := 2; of.ids[r.id]; n++ {
		r.id = stem + "-" + strconv.Itoa(n)
	}
}

// slug is the beginning of a text as an id, as far as it can be one.
func slug(text string) string {
	const most = 32
	id := strings.Map(func(c rune) rune {
		switch {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			return c
		default:
			return ' '
		}
	}, strings.ToLower(text))
	id = strings.TrimLeft(strings.Join(strings.Fields(id), "-"), "-0123456789")
	if len(id) > most {
		id = id[:most]
		if i := strings.LastIndexByte(id, '-'); i > 0 {
			id = id[:i]
		}
	}
	return strings.Trim(id, "-")
}

// means is how an inject is delivered, in the words of a scenario; empty where the list does not say.
func (of *reading) means(r *row) string {
	word := plain(r.word(Means))
	if word == "" {
		return ""
	}
	for _, known := range scenario.MeansOfDelivery {
		if word == string(known) {
			return word
		}
	}
	for _, other := range otherMeans {
		if strings.Contains(word, other.has) {
			return other.means
		}
	}
	of.stranger(r, Means, r.word(Means), true)
	return "other"
}

// otherMeans are words for means of delivery, and which they are.
var otherMeans = []struct{ has, means string }{
	{"email", "email"},
	{"phone", "phone"},
	{"call", "phone"},
	{"radio", "radio"},
	{"facetoface", "verbal"},
	{"inperson", "verbal"},
	{"verbal", "verbal"},
	{"oral", "verbal"},
	{"simcell", "simulation"},
	{"simul", "simulation"},
	{"handout", "written"},
	{"paper", "written"},
	{"document", "written"},
	{"memo", "written"},
	{"letter", "written"},
	{"fax", "written"},
}

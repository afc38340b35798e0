package content

import (
	"cmp"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim"
	"simulate/sim/exercise/knowledge"
	"simulate/sim/snapshot"
)

// NewKnown is what an agency knows at an instant of a run, of which a state is that of everything.
func NewKnown(state *snapshot.State, known *knowledge.Fold, agency uint8, fingerprint uint64, settings Settings) *document.Document {
	i := &inspection{newBuilder(state.Program, settings), state}
	d := i.head(fingerprint)
	d.Kind = "What an agency knows at an instant"
	d.Sections[0].(*document.Facts).Add("Known to", i.Agencies[agency].Name)
	k := knownTables{i, known.State()}
	for _, t := range []*document.Table{k.incidents(), k.decisions(), k.units(), k.messages(), k.sites()} {
		d.Sections = append(d.Sections, t.UnlessEmpty())
	}
	d.Sections = append(d.Sections, k.facts(known.Facts()))
	return d
}

// knownTables makes tables of what is known.
type knownTables struct {
	*inspection
	known *knowledge.State
}

func (k *knownTables) incidents() *document.Table {
	t := &document.Table{Key: "incidents", Title: "Incidents that it knows of", Columns: []document.Column{
		{Key: "id"}, {Key: "title", Title: "Incident"}, {Key: "since", Title: "Known since"}, {Key: "closed", Title: "Closed"},
	}}
	for _, of := range k.known.Incidents {
		t.Rows = append(t.Rows, []document.Value{
			document.Text(k.InstanceID(of.Of)), document.Text(k.TitleOf(of.Of)), k.instant(of.Since), yes(of.Closed),
		})
	}
	return t
}

// yes says what is so, and of what is not nothing.
func yes(so bool) document.Value {
	if so {
		return document.Text("yes")
	}
	return document.Unshown()
}

func (k *knownTables) decisions() *document.Table {
	t := &document.Table{Key: "decisions", Title: "Its decisions", Columns: []document.Column{
		{Key: "id"}, {Key: "title", Title: "Decision"}, {Key: "status", Title: "Status"}, {Key: "since", Title: "Since"}, {Key: "taken", Title: "Taken"},
	}}
	for _, d := range k.known.Decisions {
		status, taken := "open", ""
		if !d.Open {
			status = "over"
		}
		if d.Taken > 0 {
			taken = k.Steps[d.Step].Ends[d.Taken-1]
		}
		t.Rows = append(t.Rows, []document.Value{
			document.Text(k.Steps[d.Step].ID), document.Text(k.Title(&k.Steps[d.Step])), document.Text(status), k.instant(d.Since), document.Text(taken),
		})
	}
	return t
}

func (k *knownTables) units() *document.Table {
	t := &document.Table{Key: "units", Title: "Units that it sees", Columns: []document.Column{
		{Key: "id"},
		{Key: "name", Title: "Unit"},
		{Key: "how", Title: "How"},
		{Key: "status", Title: "Status"},
		{Key: "since", Title: "Since"},
		{Key: "place", Title: "At, or on its way to"},
		{Key: "step", Title: "For"},
	}}
	for _, u := range k.known.Units {
		place, step := document.Value{}, document.Value{}
		if u.Place != sim.NoPlace {
			place = document.Text(k.Place(u.Place))
		}
		if u.Step != sim.NoStep {
			step = document.Text(k.Names.Step(u.Step))
		}
		status := cmp.Or(snapshot.StatusAfter(u.Kind), "available")
		t.Rows = append(t.Rows, []document.Value{
			document.Text(k.Units[u.Unit].ID), document.Text(k.Unit(u.Unit)), document.Text(u.How.String()), document.Text(status), k.instant(u.Since), place, step,
		})
	}
	return t
}

func (k *knownTables) messages() *document.Table {
	t := &document.Table{Key: "messages", Title: "Heard and sent", Columns: []document.Column{
		{Key: "id"}, {Key: "text", Title: "Message"}, {Key: "from", Title: "From"}, {Key: "to", Title: "To"}, {Key: "status", Title: "Status"}, {Key: "since", Title: "Since"},
	}}
	for _, m := range k.known.Messages {
		t.Rows = append(t.Rows, []document.Value{
			document.Text(k.Steps[m.Step].ID), document.Text(k.Title(&k.Steps[m.Step])), document.Text(k.Agency(m.From)), document.Text(k.Agency(m.To)),
			document.Text(snapshot.MessageAfter(m.Kind)), k.instant(m.Since),
		})
	}
	return t
}

func (k *knownTables) sites() *document.Table {
	t := &document.Table{Key: "sites", Title: "Sites", Columns: []document.Column{
		{Key: "id"}, {Key: "name", Title: "Site"}, {Key: "posture", Title: "Posture"}, {Key: "status", Title: "Status"}, {Key: "since", Title: "Since"},
	}}
	for _, s := range k.known.Sites {
		status := map[sim.Kind]string{
			sim.PostureOrdered: "ordered", sim.PostureSet: "reached", sim.PostureRefused: "refused", sim.PostureSuperseded: "superseded",
		}[s.Kind]
		t.Rows = append(t.Rows, []document.Value{
			document.Text(k.Sites[s.Site].ID), document.Text(k.Sites[s.Site].Name), document.Text(k.Steps[s.Step].Posture), document.Text(status), k.instant(s.Since),
		})
	}
	return t
}

// facts is all that is known, in the order in which it happened.
func (k *knownTables) facts(facts []knowledge.Fact) *document.Table {
	t := &document.Table{Key: "facts", Title: "What it knows", Columns: []document.Column{
		{Key: "at", Title: "At"}, {Key: "kind"}, {Key: "text", Title: "What"}, {Key: "how", Title: "How it knows"},
	}}
	names := words.Of(k.Program)
	for i := range facts {
		f := &facts[i]
		t.Rows = append(t.Rows, []document.Value{
			k.instant(f.Record.At), document.Text(f.Record.Kind.String()), document.Text(names.Record(&f.Record, f.Of)), document.Text(f.How.String()),
		})
	}
	return t
}

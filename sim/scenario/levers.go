package scenario

import "strconv"

// Levers are what could be changed so that objectives are met, within bounds and at a price.
type Levers struct {
	PricedIn string      `json:"priced-in,omitempty" jsonschema:"What prices count, in words: thousand dollars a year, shifts a week. Default: points."`
	Units    Map[Extra]  `json:"units,omitempty" jsonschema:"How many more units of a pool there could be, and what each costs."`
	Channels Map[Extra]  `json:"channels,omitempty" jsonschema:"How many more could speak on a channel at once, and what each costs."`
	Changes  Map[Agreed] `json:"changes,omitempty" jsonschema:"What could be agreed, moved or done otherwise, by id."`
	Most     *int        `json:"most,omitempty" jsonschema:"How many levers may be used together. Default: all of them."`
}

// Extra is how many more of something there could be.
type Extra struct {
	Most  int `json:"most" jsonschema:"How many more at the most."`
	Price int `json:"price" jsonschema:"What each costs, a whole number."`
}

// Agreed is a lever that is used or not.
type Agreed struct {
	Title   string      `json:"title,omitempty" jsonschema:"What is different, in a sentence. Default: that of the variant."`
	Price   int         `json:"price" jsonschema:"What it costs, a whole number."`
	Changes Map[Change] `json:"changes,omitempty" keys:"path" jsonschema:"Path of a value → its new value; null removes it."`
	Variant string      `json:"variant,omitempty" jsonschema:"In the place of changes: the variant whose changes it has."`
	Note    string      `json:"note,omitempty" jsonschema:"A remark for the reader."`
}

// ChangesOf are the changes of a lever as they are written, in the order of the file.
func (s *Scenario) ChangesOf(lever *Agreed) []PathValue {
	changes := &lever.Changes
	if v := s.Variants.Get(lever.Variant); v != nil {
		changes = &v.Changes
	}
	var list []PathValue
	for path, c := range changes.All() {
		list = append(list, PathValue{path, c.Written})
	}
	return list
}

// LeverTitle is what a lever is called: by its own title, or that of its variant, or by its id.
func (s *Scenario) LeverTitle(id string) string {
	lever := s.Levers.Changes.Get(id)
	if v := s.Variants.Get(lever.Variant); lever.Title == "" && v != nil && v.Title != "" {
		return v.Title
	}
	if lever.Title == "" {
		return id
	}
	return lever.Title
}

// MoreUnits adds n units to a pool.
func (s *Scenario) MoreUnits(pool string, n int) PathValue {
	return PathValue{"units." + pool + ".count", strconv.Itoa(s.Units.Get(pool).Size() + n)}
}

// MoreCapacity lets n more speak on a channel at once.
func (s *Scenario) MoreCapacity(channel string, n int) PathValue {
	return PathValue{"channels." + channel + ".capacity", strconv.Itoa(s.Channels.Get(channel).Lines() + n)}
}

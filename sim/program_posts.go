package sim

import "simulate/sim/engine"

// posts is where the free units of a pool wait, so that the next call is near one of them.
type posts struct {
	lists  []postList  // the fewest free units first
	settle engine.Time // for which the number of free units must not have changed
}

// postList is places at which one unit each is to wait when so many are free, or more.
type postList struct {
	free   int32
	places []uint16
}

// required are the places at which units are to wait when so many are free.
func (p *posts) required(free int32) []uint16 {
	var places []uint16
	if p == nil {
		return nil
	}
	for i := range p.lists {
		if p.lists[i].free <= free {
			places = p.lists[i].places
		}
	}
	return places
}

// Posts are the places at which units of a pool are to wait when so many of them are free, one each.
func (p *Pool) Posts(free int) []uint16 { return p.posts.required(int32(free)) }

// HasPosts reports whether units of a pool wait at posts.
func (p *Pool) HasPosts() bool { return p.posts != nil }

// The Arg of UnitReturning and UnitHome says of what is not a way home from a scene that it is for a post.
const (
	ToPost   uint16 = 1 // to a post, or at one
	FromPost uint16 = 2 // home from a post, or from the way to one
)

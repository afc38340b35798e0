package measure

// lists holds any number of short lists, whose elements use each other's memory again.
type lists[T any] struct {
	elements []element[T]
	spare    int32 // a list of those that are in no other
}

type element[T any] struct {
	value T
	next  int32 // or none
}

// none ends a list, and is an empty one.
const none int32 = -1

func (l *lists[T]) clear() { l.elements, l.spare = l.elements[:0], none }

// add puts a value at the head of a list.
func (l *lists[T]) add(v T, head *int32) *T {
	n := l.spare
	if n == none {
		n = int32(len(l.elements))
		l.elements = append(l.elements, element[T]{})
	} else {
		l.spare = l.elements[n].next
	}
	l.elements[n] = element[T]{v, *head}
	*head = n
	return &l.elements[n].value
}

// at returns the element that a link leads to, and the link to the next.
func (l *lists[T]) at(link int32) (value *T, next *int32) {
	e := &l.elements[link]
	return &e.value, &e.next
}

// remove takes the element that a link leads to out of its list.
func (l *lists[T]) remove(link *int32) {
	n := *link
	*link = l.elements[n].next
	l.elements[n].next = l.spare
	l.spare = n
}

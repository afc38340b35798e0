package sim

// copied is a list with the elements of another, in its own memory.
func copied[T any](list, from []T) []T { return append(list[:0], from...) }

// copiedLists is a list of lists with the elements of others. Lists that have served before serve again.
func copiedLists[L ~[]T, T any](lists, from []L) []L {
	lists = resized(lists, len(from))
	for i := range from {
		lists[i] = append(lists[i][:0], from[i]...)
	}
	return lists
}

// emptied is as many lists without elements. Lists that have served before serve again.
func emptied[L ~[]T, T any](lists []L, n int) []L {
	lists = resized(lists, n)
	for i := range lists {
		lists[i] = lists[i][:0]
	}
	return lists
}

// resized is a list with n elements; those beyond its present end hold what they held before.
func resized[T any](list []T, n int) []T {
	if n > cap(list) {
		list = append(list[:cap(list)], make([]T, n-cap(list))...)
	}
	return list[:n]
}

package scenario

var Expected = expected

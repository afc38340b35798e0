package check

var Expected = expected

module simulate/ci/cluster

go 1.26

# Expected values for weights, weighted segments, cross tables and rank correlations, as a JSON array on stdout.
# Rscript segmentation.R airport.csv > segmentation-r.json   (R 4.2, survey 4.1; the survey file is described in
# examples/airport-survey.ts, it needs the columns year, boarding_area, netpro and weight)
suppressPackageStartupMessages(library(survey))
num <- function(x) paste0("[", paste(ifelse(is.na(x), "null", sprintf("%.15g", x)), collapse = ","), "]")
str <- function(x) paste0("[", paste(sprintf("\"%s\"", x), collapse = ","), "]")
rows <- function(m) paste0("[", paste(apply(m, 1, num), collapse = ","), "]")
first <- TRUE
put <- function(id, fn, input, expected, tolerance) {
  cat(if (first) "[\n" else ",\n"); first <<- FALSE
  cat(sprintf('{"id":"%s","function":"%s","input":%s,"expected":%s,"tolerance":%s,"source":"R %s survey %s, test/vectors/scripts/segmentation.R"}',
    id, fn, input, expected, format(tolerance), paste0(R.version$major, ".", R.version$minor), packageVersion("survey")))
}
nps <- function(r) ifelse(r >= 9, 1, ifelse(r <= 6, -1, 0))
set.seed(20260301)

# Raking on three margins of rows with weights, post-stratification on cells, trimming
n <- 120
d <- data.frame(sex = sample(c("f", "m"), n, TRUE, c(.6, .4)), age = sample(c("18-34", "35-64", "65+"), n, TRUE, c(.5, .4, .1)),
  area = sample(c("north", "south", "west", "east"), n, TRUE), w = round(runif(n, .5, 3), 3), rating = sample(0:10, n, TRUE))
des <- svydesign(ids = ~1, weights = ~w, data = d)
t1 <- c(f = 5100, m = 4900); t2 <- c("18-34" = 3000, "35-64" = 4500, "65+" = 2500); t3 <- c(north = 2000, south = 2500, west = 3000, east = 2500)
freq <- function(name, t) setNames(data.frame(names(t), as.numeric(t)), c(name, "Freq"))
raked <- rake(des, list(~sex, ~age, ~area), list(freq("sex", t1), freq("age", t2), freq("area", t3)), control = list(maxit = 200, epsilon = 1e-12))
obj <- function(t) paste0("{", paste(sprintf("\"%s\":%.15g", names(t), t), collapse = ","), "}")
input <- sprintf('{"sex":%s,"age":%s,"area":%s,"weight":%s,"targets":{"sex":%s,"age":%s,"area":%s}', str(d$sex), str(d$age), str(d$area), num(d$w), obj(t1), obj(t2), obj(t3))
put("rake-three-margins", "weighted.rake3", paste0(input, "}"), sprintf('{"weights":%s}', num(weights(raked))), 1e-7)
for (strict in c(TRUE, FALSE)) {
  trimmed <- trimWeights(raked, lower = 40, upper = 150, strict = strict)
  put(paste0("trim-both-sides-", if (strict) "strict" else "once"), "weighted.trimBoth",
    sprintf('{"weights":%s,"lower":40,"upper":150,"strict":%s}', num(weights(raked)), tolower(strict)),
    sprintf('{"weights":%s}', num(weights(trimmed))), 1e-7)
}
cell <- paste(d$sex, d$age, sep = " / "); tc <- table(cell); tc[] <- seq(500, by = 250, length.out = length(tc))
d$cell <- cell; ps <- postStratify(svydesign(ids = ~1, weights = ~w, data = d), ~cell, data.frame(cell = names(tc), Freq = as.numeric(tc)))
put("poststratify-cells", "weighted.poststratifyCells", sprintf('{"sex":%s,"age":%s,"weight":%s,"targets":%s}', str(d$sex), str(d$age), num(d$w), obj(tc)),
  sprintf('{"weights":%s}', num(weights(ps))), 1e-8)

# Design effects: Kish and deff = "replace"
m <- svymean(~nps(rating), des, deff = "replace")
put("deff-replace", "weighted.deffReplace", sprintf('{"ratings":%s,"weights":%s}', num(d$rating), num(d$w)),
  sprintf('{"kish":%.15g,"score":%.15g}', n * sum(d$w^2) / sum(d$w)^2, deff(m)), 1e-9)
small <- data.frame(x = nps(c(10, 9, 7, 0)), w = c(1, 1, 1, 3))
put("deff-small", "weighted.deffReplace", '{"ratings":[10,9,7,0],"weights":[1,1,1,3]}',
  sprintf('{"kish":%.15g,"score":%.15g}', 4 * sum(small$w^2) / sum(small$w)^2, deff(svymean(~x, svydesign(ids = ~1, weights = ~w, data = small), deff = "replace"))), 1e-9)

# Cross tables
for (k in 1:2) {
  a <- factor(sample(c("a", "b", "c"), 150, TRUE, c(.5, .3, .2))); b <- factor(ifelse(runif(150) < .3, "x", sample(c("x", "y", "z", "u"), 150, TRUE)))
  if (k == 2) b <- factor(ifelse(a == "a", "x", "y"))
  t <- table(a, b); test <- suppressWarnings(chisq.test(t, correct = FALSE))
  put(paste0("cross-", k), "cross.chisq", sprintf('{"table":%s}', rows(t)),
    sprintf('{"statistic":%.15g,"df":%d,"pValue":%.15g,"cramersV":%.15g,"residuals":%s,"stdres":%s,"smallest":%.15g}', test$statistic, test$parameter, test$p.value,
      sqrt(test$statistic / (sum(t) * (min(dim(t)) - 1))), rows(test$residuals), rows(test$stdres), min(test$expected)), 1e-9)
}

# Rank correlations with ties and cut points
for (k in 1:3) {
  m <- c(12, 60, 200)[k]; x <- round(rexp(m, 1 / 30), c(0, 0, 3)[k]); r <- pmin(10, pmax(0, round(9 - x / 12 + rnorm(m, 0, 2))))
  rho <- cor(x, r, method = "spearman"); z <- qnorm(.975) * sqrt((1 + rho^2 / 2) / (m - 3))
  tau <- suppressWarnings(cor.test(x, r, method = "kendall", exact = FALSE))
  rhoP <- suppressWarnings(cor.test(x, r, method = "spearman", exact = FALSE))$p.value
  put(paste0("rank-correlation-", k), "correlate", sprintf('{"values":%s,"ratings":%s}', num(x), num(r)),
    sprintf('{"rho":%.15g,"rhoP":%.15g,"rhoLower":%.15g,"rhoUpper":%.15g,"tau":%.15g,"tauP":%.15g}', rho, rhoP,
      tanh(atanh(rho) - z), tanh(atanh(rho) + z), tau$estimate, tau$p.value), 1e-9)
  for (g in c(3, 4, 10)) {
    breaks <- unique(quantile(x, (0:g) / g, type = 7)); group <- if (length(breaks) == 1) factor(rep(1, m)) else cut(x, breaks, include.lowest = TRUE)
    part <- tapply(nps(r), group, function(v) 100 * mean(v))
    put(sprintf("quantiles-%d-%d", k, g), "quantiles", sprintf('{"values":%s,"ratings":%s,"groups":%d}', num(x), num(r), g),
      sprintf('{"n":%s,"scores":%s,"lowest":%s,"highest":%s}', num(tapply(x, group, length)), num(part), num(tapply(x, group, min)), num(tapply(x, group, max))), 1e-9)
  }
}

# P-values of Spearman's rho where few rows tell the laws apart, and where all rows agree
for (pairs in list(list(c(1, 2, 3), c(9, 10, 9)), list(c(3, 1, 4, 1, 5), c(10, 9, 2, 8, 3)), list(1:7, c(10, 9, 9, 7, 8, 6, 3)),
    list(1:4, c(0, 2, 7, 10)), list(1:3, c(10, 5, 0)), list(1:4, c(5, 0, 0, 5)))) {
  x <- pairs[[1]]; r <- pairs[[2]]; test <- suppressWarnings(cor.test(x, r, method = "spearman", exact = FALSE))
  put(paste0("spearman-", length(x), "-", sum(r)), "spearman", sprintf('{"values":%s,"ratings":%s}', num(x), num(r)),
    sprintf('{"rho":%.15g,"pValue":%.15g}', test$estimate, test$p.value), 1e-12)
}

# The airport survey, weighted: sums per area and category, scores with linearised errors
airport <- read.csv(commandArgs(TRUE)[1]); airport <- airport[!is.na(airport$netpro) & airport$netpro <= 10, ]
airport$x <- nps(airport$netpro)
for (year in c(2017, 2018)) {
  part <- airport[airport$year == year, ]
  des <- svydesign(ids = ~1, weights = ~weight, data = part); total <- svymean(~x, des); by <- svyby(~x, ~boarding_area, des, svymean)
  sums <- do.call(rbind, lapply(sort(unique(part$boarding_area)), function(a) { p <- part[part$boarding_area == a, ]
    c(nrow(p), sapply(c(1, 0, -1), function(x) sum(p$weight[p$x == x])), sapply(c(1, 0, -1), function(x) sum(p$weight[p$x == x]^2))) }))
  put(paste0("airport-weighted-", year), "airport.weighted", sprintf('{"areas":%s,"sums":%s}', str(sort(unique(part$boarding_area))), rows(sums)),
    sprintf('{"score":%.15g,"se":%.15g,"effective":%.15g,"scores":%s,"errors":%s}', coef(total), SE(total), sum(part$weight)^2 / sum(part$weight^2), num(by$x), num(by$se)), 1e-9)
}
cat("\n]\n")

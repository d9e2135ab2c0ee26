# Expected values for the follow-up folder and the rate mathematics behind it, from R's own tests where R has them.
# Koopman's and Miettinen and Nurminen's limits are solved here from the papers' formulae: the constrained likelihood is
# maximised by closed forms of another shape than the library's, and the roots are found by uniroot.
# Run: Rscript test/vectors/scripts/follow-up.R > test/vectors/follow-up.json
library(survival)
options(digits = 17)
num <- function(x) ifelse(is.finite(x), sprintf("%.17g", x), "null")
arr <- function(x) paste0("[", paste(num(x), collapse = ", "), "]")
obj <- function(...) { v <- list(...); paste0("{", paste0('"', names(v), '": ', unlist(v), collapse = ", "), "}") }
rows <- character()
add <- function(fun, id, input, expected, tolerance, source) {
  rows <<- c(rows, obj(id = sprintf('"%s-%s"', fun, id), `function` = sprintf('"%s"', fun), input = input,
    expected = expected, tolerance = sprintf("%g", tolerance), source = sprintf('"%s"', source)))
}
R <- paste("R", getRversion())

# Wilson: prop.test without continuity correction.
for (case in list(c(0, 10, .95), c(10, 10, .95), c(1, 20, .9), c(120, 1000, .95), c(90, 300, .99), c(3, 7, .8), c(1, 1, .95),
                  c(123456, 1e6, .95))) {
  ci <- suppressWarnings(prop.test(case[1], case[2], conf.level = case[3], correct = FALSE))$conf.int
  add("wilson", paste(case, collapse = "-"), obj(count = num(case[1]), n = num(case[2]), level = num(case[3])),
    obj(lower = num(ci[1]), upper = num(ci[2])), 1e-12, paste(R, "stats::prop.test(correct = FALSE)"))
}

# Koopman 1984: chi-square U of a ratio, with the likeliest first rate of that ratio.
koopman <- function(x1, n1, x2, n2, level) {
  U <- function(T) {
    s <- T * (n1 + x2) + x1 + n2
    p1 <- (s - sqrt(s^2 - 4 * T * (n1 + n2) * (x1 + x2))) / (2 * (n1 + n2))
    (x1 - n1 * p1)^2 / (n1 * p1 * (1 - p1)) * (1 + n1 * (T - p1) / (n2 * (1 - p1)))
  }
  limit <- qchisq(level, 1)
  f <- function(logT) U(exp(logT)) - limit
  root <- function(from, to) exp(uniroot(f, c(from, to), tol = 1e-15, maxiter = 10000)$root)
  hat <- (x1 / n1) / (x2 / n2)
  lower <- if (x1 == 0) 0 else if (x2 == 0) root(-12, 12) else root(-12, log(hat) - 1e-9)
  upper <- if (x2 == 0) Inf else if (x1 == 0) root(-12, 12) else root(log(hat) + 1e-9, 12)
  c(lower, upper)
}
# Miettinen and Nurminen 1985: likeliest rates from the roots of their cubic.
mn <- function(x1, n1, x2, n2, level) {
  N <- n1 + n2
  stat <- function(delta) {
    # First rate = second + delta; the second group is the paper's baseline.
    L3 <- N
    L2 <- (n1 + 2 * n2) * delta - N - (x1 + x2)
    L1 <- (n2 * delta - N - 2 * x2) * delta + (x1 + x2)
    L0 <- x2 * delta * (1 - delta)
    lo <- max(0, -delta); hi <- min(1, 1 - delta)
    ll <- function(p) { a <- p + delta; b <- p
      t <- function(x, q) if (x == 0) 0 else x * log(q)
      t(x1, a) + t(n1 - x1, 1 - a) + t(x2, b) + t(n2 - x2, 1 - b) }
    r <- Re(polyroot(c(L0, L1, L2, L3))); r <- c(pmin(pmax(r, lo), hi), lo, hi)
    p <- r[which.max(sapply(r, function(v) suppressWarnings({ l <- ll(v); if (is.nan(l)) -Inf else l })))]
    a <- p + delta
    v <- (a * (1 - a) / n1 + p * (1 - p) / n2) * N / (N - 1)
    gap <- x1 / n1 - x2 / n2 - delta
    if (gap == 0) 0 else gap / sqrt(v)
  }
  z <- qnorm((1 + level) / 2); hat <- x1 / n1 - x2 / n2
  lower <- uniroot(function(d) stat(d) - z, c(-1 + 1e-12, hat), tol = 1e-15, maxiter = 10000)$root
  upper <- uniroot(function(d) stat(d) + z, c(hat, 1 - 1e-12), tol = 1e-15, maxiter = 10000)$root
  c(lower, upper, stat(0), 2 * pnorm(-abs(stat(0))))
}
for (case in list(c(24, 80, 12, 120, .95), c(7, 34, 1, 34, .95), c(5, 50, 20, 60, .9), c(3, 10, 0, 12, .95),
                  c(0, 16, 15, 72, .95), c(1, 2, 1, 3, .8), c(150, 1000, 90, 2000, .99), c(9, 10, 3, 10, .95))) {
  k <- do.call(koopman, as.list(case)); m <- do.call(mn, as.list(case))
  input <- obj(current = obj(count = num(case[1]), n = num(case[2])), baseline = obj(count = num(case[3]), n = num(case[4])),
    level = num(case[5]))
  add("rates", paste(case, collapse = "-"), input,
    obj(relativeRisk = num(case[1] / case[2] / (case[3] / case[4])), ratioLower = num(k[1]), ratioUpper = num(k[2]),
      differenceLower = num(m[1]), differenceUpper = num(m[2]), statistic = num(m[3]), pValue = num(m[4])),
    1e-8, paste(R, "uniroot on the formulae of Koopman 1984 and Miettinen and Nurminen 1985"))
}
# Published: R package contingencytables 3.x (companion of Fagerland, Lydersen and Laake 2017), its test suite.
add("published", "perondi-koopman", obj(current = '{"count": 7, "n": 34}', baseline = '{"count": 1, "n": 34}', level = "0.95"),
  obj(ratioLower = "1.2209", ratioUpper = "42.5757"), 5e-5, "contingencytables, perondi_2004, as printed")
add("published", "ritland-mn", obj(current = '{"count": 0, "n": 16}', baseline = '{"count": 15, "n": 72}', level = "0.95"),
  obj(differenceLower = "-0.3164", differenceUpper = "-0.0056"), 5e-5, "contingencytables, ritland_2007, as printed")

# Cochran-Armitage: prop.trend.test gives z squared.
for (case in list(list(c(24, 18, 12), c(80, 90, 120)), list(c(2, 5, 9), c(10, 10, 10)), list(c(0, 3, 1), c(5, 40, 6)),
                  list(c(83, 90, 129), c(86, 93, 136)), list(c(500, 700, 800), c(10000, 12000, 11000)))) {
  x <- case[[1]]; n <- case[[2]]
  t <- suppressWarnings(prop.trend.test(x, n, score = 0:2))
  slope <- sum((0:2 - sum(n * 0:2) / sum(n)) * x)
  add("trend", paste(c(x, n), collapse = "-"), obj(count = arr(x), n = arr(n)),
    obj(statistic = num(sign(slope) * sqrt(unname(t$statistic))), pValue = num(t$p.value)), 1e-10,
    paste(R, "stats::prop.trend.test, order detractors, passives, promoters"))
}

# Equal rates: Pearson chi-square.
for (case in list(list(c(120, 90), c(1000, 300)), list(c(12, 15, 9), c(100, 90, 80)), list(c(1, 0, 3, 2), c(9, 8, 7, 6)))) {
  t <- suppressWarnings(prop.test(case[[1]], case[[2]], correct = FALSE))
  add("equal-rates", paste(unlist(case), collapse = "-"), obj(count = arr(case[[1]]), n = arr(case[[2]])),
    obj(statistic = num(t$statistic), df = num(t$parameter), pValue = num(t$p.value)), 1e-10,
    paste(R, "stats::prop.test(correct = FALSE)"))
}

# Times to close: Kaplan-Meier quantiles.
for (case in list(list(c(1, 2, 3, 4), c(1, 1, 1, 1)), list(c(6, 30), c(1, 0)), list(c(5, 3, 8, 8, 2, 9, 12), c(1, 1, 0, 1, 1, 0, 1)),
                  list(c(1, 1, 2, 2, 3, 3, 3, 10, 10, 11), c(1, 0, 1, 1, 0, 1, 1, 1, 0, 0)), list(1:9, c(1, 0, 1, 0, 1, 0, 1, 0, 1)))) {
  fit <- survfit(Surv(case[[1]], case[[2]]) ~ 1)
  for (share in c(.25, .5, .75, .9)) {
    # Half closed, half running: R takes the middle up to the end of observation, the library the first such time.
    if (length(case[[1]]) == 2 && share == .5) next
    q <- unname(quantile(fit, share, conf.int = FALSE))
    add("lifetimes", paste(c(case[[1]], "at", share), collapse = "-"),
      obj(time = arr(case[[1]]), ended = arr(case[[2]]), share = num(share)), num(q), 1e-12,
      paste(R, "survival::survfit and quantile,", packageVersion("survival")))
  }
}

# Means: t.test.
a <- c(120, 80, 60.5, 300, 10, 95); b <- c(40, 35.25, 80, 10)
for (level in c(.9, .95)) {
  one <- t.test(a, conf.level = level); two <- t.test(b, a, conf.level = level)
  add("means", level, obj(promoters = arr(a), detractors = arr(b), level = num(level)),
    obj(mean = num(one$estimate), deviation = num(sd(a)), lower = num(one$conf.int[1]), upper = num(one$conf.int[2]),
      difference = num(mean(b) - mean(a)), differenceLower = num(two$conf.int[1]), differenceUpper = num(two$conf.int[2]),
      statistic = num(two$statistic), df = num(two$parameter), pValue = num(two$p.value)), 1e-9,
    paste(R, "stats::t.test (Welch)"))
}

# Correlation: cor.test; lag one by acf.
s <- c(30, 36, 28, 41, 35, 44, 38, 40); m <- c(5.1, 4.8, 5.2, 4.2, 4.9, 4.1, 4.4, 4.6)
drift <- 1:12 + c(.3, -.2, .1, 0, .4, -.3, .2, .1, -.1, 0, .2, -.4); other <- cumsum(c(1, 2, 1, 3, 2, 1, 2, 3, 1, 2, 2, 1))
for (case in list(list("plain", s, m, 0, .95), list("lag", s, m, 1, .9), list("lead", s, m, -2, .95), list("drift", drift, other, 0, .95))) {
  k <- case[[4]]; N <- length(case[[2]])
  i <- if (k >= 0) seq_len(N - k) else seq(1 - k, N)
  x <- case[[2]][i]; y <- case[[3]][i + k]
  t <- cor.test(x, y, conf.level = case[[5]])
  add("correlation", case[[1]], obj(scores = arr(case[[2]]), metric = arr(case[[3]]), lag = num(k), level = num(case[[5]])),
    obj(n = num(length(x)), correlation = num(t$estimate), lower = num(t$conf.int[1]), upper = num(t$conf.int[2]),
      acfScores = num(acf(x, plot = FALSE, lag.max = 1)$acf[2]), acfMetric = num(acf(y, plot = FALSE, lag.max = 1)$acf[2])),
    1e-12, paste(R, "stats::cor.test and stats::acf"))
}
cat("[\n", paste(rows, collapse = ",\n"), "\n]\n", sep = "")

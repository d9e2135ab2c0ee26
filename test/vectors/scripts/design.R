# Expected values of designs, written to test/vectors/design.json: scores, errors, degrees of freedom and design effects
# of made-up surveys by the package survey. Run: Rscript design.R
suppressMessages(library(survey))
set.seed(20250301)
cases <- list()
number <- function(x) formatC(as.numeric(x), digits = 17, format = "g")
list_of <- function(x) paste0("[", paste(x, collapse = ", "), "]")
for (case in 1:12) {
  n <- c(12, 20, 35, 60, 24, 18, 40, 15, 50, 30, 16, 44)[case]
  d <- data.frame(rating = sample(0:10, n, TRUE, prob = c(1, 1, 1, 1, 1, 2, 2, 4, 5, 6, 7)), weight = round(rlnorm(n, 0, .6), 2))
  d$x <- ifelse(d$rating >= 9, 1, ifelse(d$rating >= 7, 0, -1))
  strata <- c(1, 2, 3, 2, 1, 4, 3, 2, 5, 1, 2, 3)[case]
  d$stratum <- sort(rep_len(seq_len(strata), n))
  if (case %% 4 == 0) d$stratum[n] <- strata + 1 # a stratum with a single unit
  clustered <- case %% 2 == 0
  d$cluster <- if (clustered) ave(seq_len(n), d$stratum, FUN = function(i) ceiling(seq_along(i) / 3)) else seq_len(n)
  d$cluster <- d$stratum * 1000 + d$cluster
  finite <- case %% 3 == 0
  d$size <- 60
  d$domain <- as.integer(runif(n) < .5)
  arguments <- list(ids = ~cluster, weights = ~weight, data = d, strata = ~stratum)
  if (finite) arguments$fpc <- ~size
  design <- do.call(svydesign, arguments)
  for (lonely in c("certainty", "adjust")) {
    options(survey.lonely.psu = lonely)
    for (part in c(FALSE, TRUE)) {
      used <- if (part) subset(design, domain == 1) else design
      mean <- svymean(~x, used, deff = "replace")
      cases[[length(cases) + 1]] <- sprintf(
        '{"id": "design-%d-%s%s", "function": "design.survey", "input": {"ratings": %s, "weights": %s, "strata": %s, "clusters": %s, "size": %s, "domain": %s, "singleUnit": "%s"}, "expected": {"nps": %s, "se": %s, "df": %d, "deff": %s}, "tolerance": 1e-10, "source": "%s"}',
        case, lonely, if (part) "-domain" else "", list_of(d$rating), list_of(d$weight), list_of(d$stratum), list_of(d$cluster),
        if (finite) 60 else "null", if (part) list_of(d$domain) else "null", lonely,
        number(coef(mean)), number(SE(mean)), as.integer(degf(used)), number(deff(mean)),
        paste0("R ", getRversion(), " survey ", packageVersion("survey"), " svymean(deff = 'replace')"))
    }
  }
}
arguments <- commandArgs(FALSE)
here <- dirname(sub("--file=", "", arguments[grep("--file=", arguments)]))
writeLines(c("[", paste(cases, collapse = ",\n"), "]"), file.path(here, "..", "design.json"))
